import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager } from 'typeorm';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { type Actor, Directory, isOfAGroup, NotPermitted } from '#identity';
import { type Instant, isBefore, Refusal, type Sealed } from '#kernel';
import { ERASED, ReturnCodes, Texts, Vault } from '#privacy';
import { Addresses, MailLimits, tellSecurity } from '#sign-in';
import { readReference } from '#scrutiny';
import { application } from '../application/application.decider.js';
import { applicationStream, started } from '../application/application.state.js';
import { ApplicationRow } from '../application/applications.view.js';
import { applicationLimits } from '../application/limits.js';
import { RoundRow } from '../round/rounds.view.js';
import { DAYS_OF_CODES, endOfCode, wayBackRecord } from './way-back-record.js';
import { TOO_MANY_LINKS, wayBack, wayBackStream } from './way-back.decider.js';

/** Whom a code lets in, and to the only application that it opens. */
export type Returned = Readonly<{ applicationId: string; personId: string }>;

/** Lets a group come back to its application on any device, without an account. */
@Injectable()
export class WaysBack {
  constructor(
    private readonly db: EntityManager,
    private readonly codes: ReturnCodes,
    private readonly directory: Directory,
    private readonly commands: CommandBus,
    private readonly streams: Streams,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly addresses: Addresses,
    private readonly limits: MailLimits,
  ) {}

  /** The code of one's own application; the first time, a new one. @throws NotPermitted */
  async of(actor: Actor, applicationId: string): Promise<Readonly<{ code: string }>> {
    const record = wayBackRecord({ ...await this.own(actor, applicationId), id: applicationId });
    const { code } = await this.codes.of(record) ?? await this.codes.issue(record);
    return { code };
  }

  /**
   * However the reference is typed.
   * @throws Refusal `wrong-code`, the same whether or not there is such a reference; `code-over`
   */
  async byCode(reference: string, code: string): Promise<Returned> {
    const row = await this.find(reference);
    await this.codes.redeemCode(row ? wayBackRecord(row) : undefined, code).catch((error: unknown) => {
      tellSecurity('wrong-code', { of: 'application', applicationId: row?.id });
      throw error;
    });
    await this.mustNotBeOver(row!);
    return this.returned(row!);
  }

  /** Where an application's group reads its mail, if it said so. For mails alone: never show it to who asks. */
  async mailboxOf(where: { id: string } | { reference: string }): Promise<string | undefined> {
    const row = 'id' in where ? await this.db.findOneBy(ApplicationRow, where) : await this.find(where.reference);
    if (!row) return undefined;
    const { contact } = row.answers;
    const address = contact ? await this.vault.reveal(contact.email) : await this.emailOf(row.id);
    return address === ERASED ? undefined : address;
  }

  /** The address that the group last asked to have a link sent to, if any; nobody's before it went to a new person. */
  async emailOf(applicationId: string): Promise<string | undefined> {
    const { state } = await this.streams.load(wayBack, wayBackStream(applicationId));
    if (state.email === null || await this.isOfSomebodyBefore(applicationId, state.emailAt)) return undefined;
    return this.vault.reveal(state.email);
  }

  /**
   * Emails a link to an address that the group itself gives: five a day for an application, and five a day to an
   * address, whichever applications they are for. @throws Refusal `too-many-links`
   */
  async emailTo(actor: Actor, commandId: string, applicationId: string, wish: { email: string }): Promise<Saved> {
    await this.own(actor, applicationId);
    const addressIndex = this.addresses.indexOf(wish.email);
    if (!await this.limits.allow({ id: commandId, askedFor: 'way-back', addressIndex, client: actor.personId }))
      throw new Refusal('too-many-links', TOO_MANY_LINKS, 'email');
    const record = new Texts(this.vault.sealer(`person:${actor.personId}`), applicationLimits);
    const email = record.seal('email', wish.email);
    await record.save();
    const saved = await this.request(applicationId, email, actor.asApplicant(commandId), wish);
    await this.addresses.give({ recordId: applicationId, personId: actor.personId, givenFor: 'way-back' }, wish.email);
    return saved;
  }

  private request(applicationId: string, email: Sealed, sender: Sender, sent: object) {
    const command = { type: 'RequestReturnLink', applicationId, email, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(wayBack, command, sender, { applicationId, ...sent }));
  }

  private find(reference: string) {
    return this.db.findOneBy(ApplicationRow, { reference: readReference(reference) });
  }

  private async load(applicationId: string) {
    const { state } = await this.streams.load(application, applicationStream(applicationId));
    return started(state);
  }

  private async own({ personId }: Actor, applicationId: string) {
    const known = await this.load(applicationId);
    if (known.applicantId !== personId) throw new NotPermitted('This application belongs to somebody else');
    return known;
  }

  private async isOfSomebodyBefore(applicationId: string, emailAt: Instant) {
    const { handedOver } = await this.load(applicationId);
    return handedOver !== null && !isBefore(handedOver.at, emailAt);
  }

  private async mustNotBeOver(row: ApplicationRow) {
    const round = await this.db.findOneBy(RoundRow, { id: row.roundId });
    const end = endOfCode(row, round?.closesAt ?? null);
    if (end !== undefined && !isBefore(this.clock.now(), end))
      throw new Refusal('code-over',
        `This code ended ${DAYS_OF_CODES} days after the last decision. Get a code by email instead`, 'code');
  }

  /** A code for one application must never open what somebody may do as an officer. */
  private async returned({ id, applicantId }: ApplicationRow): Promise<Returned> {
    const { memberships } = await this.directory.actor(applicantId);
    if (memberships.some(({ role }) => !isOfAGroup(role)))
      throw new NotPermitted('Sign in to open this application');
    return { applicationId: id, personId: applicantId };
  }
}
