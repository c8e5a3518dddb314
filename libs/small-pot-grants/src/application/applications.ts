import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { Accounts, type Actor, NotPermitted } from '#identity';
import { Texts, Vault } from '#privacy';
import { Addresses } from '#sign-in';
import { referenceOf } from '#scrutiny';
import { decisionLimits } from '../decision/limits.js';
import { round } from '../round/round.decider.js';
import { factsOf } from '../round/round.facts.js';
import { roundStream } from '../round/round.state.js';
import { answerCommands } from './answer.commands.js';
import { application, type ApplicationCommand } from './application.decider.js';
import type { ApplicationStarted, WithheldPart } from './application.events.js';
import { applicationStream, type Page, started } from './application.state.js';
import type { AnswerWishes } from './application.wishes.js';
import { GroupsBehind } from './groups-behind.js';
import { applicationLimits } from './limits.js';

type Wish = ApplicationCommand extends infer C ? C extends ApplicationCommand ? Omit<C, 'at'> : never : never;
type OwnCommand = 'WithdrawApplication' | 'AcceptGrant' | 'RefuseGrant';

/** What groups do with their applications, and officers beside the decision. Each method may throw a Refusal. */
@Injectable()
export class Applications {
  constructor(
    private readonly commands: CommandBus,
    private readonly streams: Streams,
    private readonly vault: Vault,
    private readonly groups: GroupsBehind,
    private readonly clock: Clock,
    private readonly addresses: Addresses,
    private readonly accounts: Accounts,
  ) {}

  async start(
    actor: Actor, commandId: string,
    wish: Pick<ApplicationStarted['data'], 'applicationId' | 'roundId' | 'eligibility'>,
  ): Promise<Saved & { reference: string }> {
    const reference = referenceOf(wish.applicationId);
    const facts = await this.factsOf(wish.roundId);
    const { personId: applicantId } = actor;
    const command = { type: 'StartApplication', ...wish, applicantId, reference, round: facts } as const;
    return { ...(await this.send(command, actor.asApplicant(commandId), wish)), reference };
  }

  /** One page of the form. It can be answered again until the application is sent. */
  async answer<P extends Page>(
    actor: Actor, commandId: string, applicationId: string, page: P, wish: AnswerWishes[P],
  ): Promise<Saved> {
    const known = await this.own(actor, applicationId);
    const record = new Texts(this.vault.sealer(subjectOf(page, known)), applicationLimits);
    const command = answerCommands[page](wish, { applicationId, record });
    await record.save();
    const facts = await this.factsOf(known.roundId);
    const saved = await this.send({ ...command, round: facts }, actor.asApplicant(commandId), { page, ...wish });
    if (page === 'contact')
      await this.addresses.give({ ...whose(known), givenFor: 'contact' }, (wish as AnswerWishes['contact']).email);
    return saved;
  }

  /** A page that is not complete yet, as it stands: `typed` is JSON. */
  async leaveUnfinished(
    actor: Actor, commandId: string, applicationId: string, wish: { page: Page; typed: string },
  ): Promise<Saved> {
    const known = await this.own(actor, applicationId);
    const record = new Texts(this.vault.sealer(subjectOf(wish.page, known)), applicationLimits);
    const typed = record.seal('typed', wish.typed, 'unfinished');
    await record.save();
    const facts = await this.factsOf(known.roundId);
    const command = { type: 'LeavePageUnfinished', applicationId, page: wish.page, typed, round: facts } as const;
    return this.send(command, actor.asApplicant(commandId), wish);
  }

  async submit(actor: Actor, commandId: string, applicationId: string, wish: { declared: boolean }): Promise<Saved> {
    const known = await this.own(actor, applicationId);
    const [group, facts] = [await this.groups.behind(actor, known), await this.factsOf(known.roundId)];
    const accounts = await this.accounts.of(actor.personId);
    const command = { type: 'SubmitApplication', applicationId, ...wish, ...group, accounts, round: facts } as const;
    const saved = await this.send(command, actor.asApplicant(commandId), wish);
    await this.groups.remember(known, group);
    return saved;
  }

  withdraw(actor: Actor, commandId: string, applicationId: string): Promise<Saved> {
    return this.settle(actor, commandId, applicationId, 'WithdrawApplication');
  }

  accept(actor: Actor, commandId: string, applicationId: string): Promise<Saved> {
    return this.settle(actor, commandId, applicationId, 'AcceptGrant');
  }

  refuse(actor: Actor, commandId: string, applicationId: string): Promise<Saved> {
    return this.settle(actor, commandId, applicationId, 'RefuseGrant');
  }

  /** An officer says which ward a place lies in, where the group could not. */
  async place(actor: Actor, commandId: string, applicationId: string, wish: { wardCode: string }): Promise<Saved> {
    const { funderId, roundId } = await this.load(applicationId);
    const sender = actor.sender('place-application', funderId, commandId);
    const facts = await this.factsOf(roundId);
    const placedBy = actor.personId;
    const command = { type: 'PlaceApplication', applicationId, ...wish, placedBy, round: facts } as const;
    return this.send(command, sender, wish);
  }

  /** Keeps parts of an award out of the public register, with the reason on record. */
  async withhold(
    actor: Actor, commandId: string, applicationId: string,
    wish: { parts: readonly WithheldPart[]; reason: string },
  ): Promise<Saved> {
    const { funderId } = await this.load(applicationId);
    const sender = actor.sender('withhold-from-publication', funderId, commandId);
    const record = new Texts(this.vault.sealer(`application:${applicationId}`), decisionLimits);
    const reason = record.seal('reason', wish.reason, 'withheldReason');
    await record.save();
    const { parts } = wish;
    const withheldBy = actor.personId;
    const command = { type: 'WithholdFromPublication', applicationId, parts, reason, withheldBy } as const;
    return this.send(command, sender, wish);
  }

  private async settle(actor: Actor, commandId: string, applicationId: string, type: OwnCommand) {
    await this.own(actor, applicationId);
    const accounts = await this.accounts.of(actor.personId);
    return this.send({ type, applicationId, accounts }, actor.asApplicant(commandId), {});
  }

  private async load(applicationId: string) {
    const { state } = await this.streams.load(application, applicationStream(applicationId));
    return started(state);
  }

  private async own(actor: Actor, applicationId: string) {
    const known = await this.load(applicationId);
    if (known.applicantId !== actor.personId) throw new NotPermitted('This application belongs to somebody else');
    return known;
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

/** Whoever reads mail at the contact's address can sign in for the group. */
const whose = ({ applicationId, applicantId }: { applicantId: string; applicationId: string }) =>
  ({ recordId: applicationId, personId: applicantId });

/** What is about a person dies with that person's erasure, apart from what the application says. */
const subjectOf = (page: Page, { applicantId, applicationId }: { applicantId: string; applicationId: string }) =>
  (page === 'contact' ? `person:${applicantId}` : `application:${applicationId}`);
