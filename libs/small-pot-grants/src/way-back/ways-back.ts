import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager } from 'typeorm';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { Actor, Directory, isOfAGroup, NotPermitted } from '#identity';
import { Refusal, type Sealed } from '#kernel';
import { ReturnCodes, Vault, type WayBack } from '#privacy';
import { Addresses } from '#sign-in';
import { application } from '../application/application.decider.js';
import { applicationStream, started } from '../application/application.state.js';
import { ApplicationRow } from '../application/applications.view.js';
import { applicationLimits } from '../application/limits.js';
import { readReference } from '../application/reference.js';
import { Texts } from '../texts.js';
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
    await this.mustBeOwn(actor, applicationId);
    return await this.codes.of(applicationId) ?? this.codes.issue(applicationId);
  }

  /** However the reference is typed. @throws Refusal `wrong-code`, the same whether or not there is such a reference */
  async byCode(reference: string, code: string): Promise<Returned> {
    const row = await this.find(reference);
    await this.codes.redeemCode(row?.id, code);
    return this.returned(row!);
  }

  /** Nothing where the link is not, or no longer, one of ours. It can be used again. */
  async byLink(token: string): Promise<Returned | undefined> {
    const id = await this.codes.redeemLink(token);
    const row = id === undefined ? null : await this.db.findOneBy(ApplicationRow, { id });
    return row ? this.returned(row) : undefined;
  }

  /** The address that the group last asked to have a link sent to, if any. */
  async emailOf(applicationId: string): Promise<string | undefined> {
    const { state } = await this.streams.load(wayBack, wayBackStream(applicationId));
    return state.email ? this.vault.reveal(state.email) : undefined;
  }

  /** Emails a link to an address that the group itself gives. @throws Refusal `too-many-links` */
  async emailTo(actor: Actor, commandId: string, applicationId: string, wish: { email: string }): Promise<Saved> {
    await this.mustBeOwn(actor, applicationId);
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

  private async mustBeOwn({ personId }: Actor, applicationId: string) {
    const { state } = await this.streams.load(application, applicationStream(applicationId));
    if (started(state).applicantId !== personId) throw new NotPermitted('This application belongs to somebody else');
  }

  /** A code for one application must never open what somebody may do as an officer. */
  private async returned({ id, applicantId }: ApplicationRow): Promise<Returned> {
    const { memberships } = await this.directory.actor(applicantId);
    if (memberships.some(({ role }) => !isOfAGroup(role)))
      throw new NotPermitted('Sign in to open this application');
    return { applicationId: id, personId: applicantId };
  }
}
