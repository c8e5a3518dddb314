import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager } from 'typeorm';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { Actor, Directory, isOfAGroup, NotPermitted } from '#identity';
import { type Instant, isBefore, Refusal, type Sealed } from '#kernel';
import { ReturnCodes, Texts, Vault, type WayBack } from '#privacy';
import { Addresses } from '#sign-in';
import { readReference } from '#scrutiny';
import { application } from '../application/application.decider.js';
import { applicationStream, started } from '../application/application.state.js';
import { ApplicationRow } from '../application/applications.view.js';
import { applicationLimits } from '../application/limits.js';
import { applicationOf, wayBackRecord } from './way-back-record.js';
import { wayBack, wayBackStream } from './way-back.decider.js';

/** Whom a code or a link lets in, and to which application. */
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
  ) {}

  /** The code and the link of one's own application; the first time, new ones. @throws NotPermitted */
  async of(actor: Actor, applicationId: string): Promise<WayBack> {
    const record = wayBackRecord({ ...await this.own(actor, applicationId), id: applicationId });
    return await this.codes.of(record) ?? this.codes.issue(record);
  }

  /** However the reference is typed. @throws Refusal `wrong-code`, the same whether or not there is such a reference */
  async byCode(reference: string, code: string): Promise<Returned> {
    const row = await this.find(reference);
    await this.codes.redeemCode(row ? wayBackRecord(row) : undefined, code);
    return this.returned(row!);
  }

  /** Nothing where the link is not, or no longer, one of ours. It can be used again. */
  async byLink(token: string): Promise<Returned | undefined> {
    const record = await this.codes.redeemLink(token);
    if (record === undefined) return undefined;
    const row = await this.db.findOneBy(ApplicationRow, { id: applicationOf(record) });
    return row && wayBackRecord(row) === record ? this.returned(row) : undefined;
  }

  /** The address that the group last asked to have a link sent to, if any; nobody's before it went to a new person. */
  async emailOf(applicationId: string): Promise<string | undefined> {
    const { state } = await this.streams.load(wayBack, wayBackStream(applicationId));
    if (state.email === null || await this.isOfSomebodyBefore(applicationId, state.emailAt)) return undefined;
    return this.vault.reveal(state.email);
  }

  /** Emails a link to an address that the group itself gives. @throws Refusal `too-many-links` */
  async emailTo(actor: Actor, commandId: string, applicationId: string, wish: { email: string }): Promise<Saved> {
    await this.own(actor, applicationId);
    const record = new Texts(this.vault.sealer(`person:${actor.personId}`), applicationLimits);
    const email = record.seal('email', wish.email);
    await record.save();
    const saved = await this.request(applicationId, email, actor.asApplicant(commandId), wish);
    await this.addresses.give({ recordId: applicationId, personId: actor.personId, givenFor: 'way-back' }, wish.email);
    return saved;
  }

  /** Emails code and link to the application's contact. Whoever asks is told nothing, not even whether it was done. */
  async emailContact(commandId: string, reference: string): Promise<void> {
    const row = await this.find(reference);
    if (!row) return;
    await this.request(row.id, null, new Actor('anybody').asApplicant(commandId), {}).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }

  private request(applicationId: string, email: Sealed | null, sender: Sender, sent: object) {
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

  /** A code for one application must never open what somebody may do as an officer. */
  private async returned({ id, applicantId }: ApplicationRow): Promise<Returned> {
    const { memberships } = await this.directory.actor(applicantId);
    if (memberships.some(({ role }) => !isOfAGroup(role)))
      throw new NotPermitted('Sign in to open this application');
    return { applicationId: id, personId: applicantId };
  }
}
