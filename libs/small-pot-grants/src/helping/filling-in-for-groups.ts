import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { type Actor, NotPermitted } from '#identity';
import { Refusal } from '#kernel';
import { Texts, Vault } from '#privacy';
import { referenceOf } from '#scrutiny';
import { Addresses, MailLimits } from '#sign-in';
import { answerCommands } from '../application/answer.commands.js';
import type { ApplicationAnswerCommand } from '../application/application.answers.decider.js';
import { application, type ApplicationCommand } from '../application/application.decider.js';
import type { ApplicationStarted } from '../application/application.events.js';
import { ASKED_TOO_OFTEN } from '../application/application.helping.decider.js';
import type { Channel, FillsInAs } from '../application/application.helping.events.js';
import { applicationStream, type Page, started } from '../application/application.state.js';
import type { AnswerWishes } from '../application/application.wishes.js';
import { applicationLimits } from '../application/limits.js';
import { round } from '../round/round.decider.js';
import { factsOf } from '../round/round.facts.js';
import { roundStream } from '../round/round.state.js';
import { helpingLimits } from './limits.js';

/** Whom to write to at the group. */
export type GroupContact = Readonly<{ name: string; email: string }>;
/** `applicantId`: somebody new, who the contact is from now on. `how`: the group gave its permission, in words. */
export type StartForGroup =
  Pick<ApplicationStarted['data'], 'applicationId' | 'applicantId' | 'roundId' | 'eligibility'>
  & Readonly<{ channel: Channel; receivedAt: string; how: string; contact: GroupContact }>;
type Answer = ApplicationAnswerCommand extends infer C
  ? C extends ApplicationAnswerCommand ? Omit<C, 'at' | 'round'> : never : never;

/** Fills in for a group that lets them. Only the group itself sends it. Each method may throw a Refusal. */
@Injectable()
export class FillingInForGroups {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock, private readonly addresses: Addresses, private readonly limits: MailLimits,
  ) {}

  /** An officer for a round of their funder, a helper for any. @throws NotPermitted */
  async start(actor: Actor, commandId: string, as: FillsInAs, wish: StartForGroup): Promise<Saved> {
    const { channel, receivedAt, how, contact, ...begun } = wish;
    const facts = await this.factsOf(wish.roundId);
    const sender = as === 'officer' ? actor.sender('take-paper-forms', facts.funderId, commandId)
      : actor.sender('begin-for-groups', actor.organisationsWhere('begin-for-groups')[0] ?? '', commandId);
    const record = new Texts(this.vault.sealer(`person:${wish.applicantId}`), helpingLimits);
    const said = { channel, receivedAt, how: record.seal('how', how) };
    const onBehalf = { ...said, startedBy: actor.personId, as, organisationId: sender.organisationId };
    const sealed = this.sealContact(record, contact);
    await record.save();
    const start = { ...begun, reference: referenceOf(wish.applicationId), round: facts };
    const saved = await this.send({ type: 'StartOnBehalf', ...start, onBehalf, contact: sealed }, sender, wish);
    await this.giveAddress(wish, contact);
    return saved;
  }

  /** Not the page on whom to write to. @throws NotPermitted where the group does not let them */
  async answer<P extends Page>(
    actor: Actor, commandId: string, applicationId: string, page: P, wish: AnswerWishes[P],
  ): Promise<Saved> {
    const record = new Texts(this.vault.sealer(`application:${applicationId}`), applicationLimits);
    const answer = answerCommands[page](wish, { applicationId, record });
    return this.fillIn(actor, commandId, page, { answer, record, sent: { page, ...wish } });
  }

  /** A page that is not complete yet, as it stands: `typed` is JSON. @throws NotPermitted */
  async leaveUnfinished(
    actor: Actor, commandId: string, applicationId: string, wish: { page: Page; typed: string },
  ): Promise<Saved> {
    const record = new Texts(this.vault.sealer(`application:${applicationId}`), applicationLimits);
    const typed = record.seal('typed', wish.typed, 'unfinished');
    const answer = { type: 'LeavePageUnfinished', applicationId, page: wish.page, typed } as const;
    return this.fillIn(actor, commandId, wish.page, { answer, record, sent: wish });
  }

  /** By email. `contact`: whom to write to instead, where there was a slip. @throws NotPermitted */
  async askToConfirm(
    actor: Actor, commandId: string, applicationId: string, contact: GroupContact | null,
  ): Promise<Saved> {
    const { by, sender, known } = await this.helped(actor, commandId, applicationId);
    const email = contact?.email ?? (known.contact && await this.vault.reveal(known.contact.email));
    if (email) await this.mustNotFlood(email, commandId, actor);
    const facts = await this.factsOf(known.roundId);
    const record = new Texts(this.vault.sealer(`person:${known.applicantId}`), helpingLimits);
    const given = contact && { ...this.sealContact(record, contact), applicationId, round: facts };
    await record.save();
    const corrected = given && { type: 'GiveContact', at: this.clock.now(), ...given } as const;
    const command = { type: 'AskGroupToConfirm', applicationId, by, contact: corrected, round: facts } as const;
    const saved = await this.send(command, sender, { contact });
    if (contact) await this.giveAddress(known, contact);
    return saved;
  }

  private async fillIn(
    actor: Actor, commandId: string, page: Page,
    { answer, record, sent }: { answer: Answer; record: Texts<typeof applicationLimits>; sent: object },
  ) {
    const { applicationId } = answer;
    const { by, sender, known } = await this.helped(actor, commandId, applicationId);
    await record.save();
    const whole = { ...answer, round: await this.factsOf(known.roundId), at: this.clock.now() };
    return this.send({ type: 'FillInForGroup', applicationId, page, answer: whole, by }, sender, sent);
  }

  /** In the name of which organisation somebody fills it in. */
  private async helped(actor: Actor, commandId: string, applicationId: string) {
    const { state } = await this.streams.load(application, applicationStream(applicationId));
    const known = started(state);
    const mine = actor.organisationsWhere('fill-in-for-groups').find((id) => known.helpers.includes(id));
    if (mine === undefined) throw new NotPermitted('The group does not let you fill this in');
    const sender = actor.sender('fill-in-for-groups', mine, commandId);
    const as: FillsInAs = sender.role === 'officer' ? 'officer' : 'helper';
    return { known, sender, by: { filledInBy: actor.personId, as, organisationId: mine } };
  }

  /** Five a day to an address, whichever drafts they are about. @throws Refusal `asked-too-often` */
  private async mustNotFlood(email: string, id: string, { personId: client }: Actor) {
    const addressIndex = this.addresses.indexOf(email);
    if (!await this.limits.allow({ id, askedFor: 'way-back', addressIndex, client }))
      throw new Refusal('asked-too-often', ASKED_TOO_OFTEN, 'email');
  }

  private sealContact(record: Texts<typeof helpingLimits>, { name, email }: GroupContact) {
    return { name: record.seal('name', name, 'contactName'), email: record.seal('email', email), phone: null };
  }

  /** Whoever reads mail there can sign in for the group, and for nobody else. */
  private giveAddress(of: { applicationId: string; applicantId: string }, { email }: GroupContact) {
    const whose = { recordId: of.applicationId, personId: of.applicantId };
    return this.addresses.give({ ...whose, givenFor: 'contact' }, email);
  }

  private async factsOf(roundId: string) {
    const { state, revision } = await this.streams.load(round, roundStream(roundId));
    return factsOf(state, revision);
  }

  private send(wish: Wish, sender: Sender, sent: object): Promise<Saved> {
    const { type, applicationId } = wish;
    const command = { ...wish, at: this.clock.now() } as ApplicationCommand;
    return this.commands.execute(new Execute(application, command, sender, { type, applicationId, ...sent }));
  }
}

type Wish = ApplicationCommand extends infer C ? C extends ApplicationCommand ? Omit<C, 'at'> : never : never;
