import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { Accounts, type Actor } from '#identity';
import { Texts, Vault } from '#privacy';
import { isOwn, OwnOrganisations } from '../proposal/own-organisations.js';
import { ProposalsPutForward } from '../proposal/proposals-put-forward.js';
import { consultation, type ConsultationCommand } from './consultation.decider.js';
import type { Party } from './consultation.events.js';
import { consultationStream, opened } from './consultation.state.js';
import { consultationLimits } from './limits.js';
import { partyOf } from './may-answer.js';

export type AskGroupsWish = Readonly<{ words: string; groups: readonly Readonly<{ name: string; email: string }>[] }>;
export type ProposalInterestsWish = Readonly<{
  seen: readonly string[]; interests: readonly Readonly<{ proposalId: string; nature: string }>[];
}>;
export type RankWish = Readonly<{ order: readonly string[]; reasons: string }>;
type Wish = ConsultationCommand extends infer C ? C extends ConsultationCommand ? Omit<C, 'at'> : never : never;

/** What those do who are asked. Each method may throw a Refusal, or NotPermitted where somebody was not asked. */
@Injectable()
export class AnswersOfTheAsked {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock, private readonly accounts: Accounts,
    private readonly proposals: ProposalsPutForward, private readonly organisations: OwnOrganisations,
  ) {}

  /** Each gets a letter with a link to the form. */
  async askGroups(actor: Actor, commandId: string, id: string, wish: AskGroupsWish): Promise<Saved> {
    const { sender, organisationId } = await this.asConsortium(actor, commandId, id);
    const groups = await Promise.all(wish.groups.map(async ({ name, email }, i) => {
      const personId = v5(`group ${i}`, commandId);
      const texts = new Texts(this.vault.sealer(`person:${personId}`), consultationLimits);
      const sealed = { personId, name: texts.seal('name', name), email: texts.seal('email', email) };
      await texts.save();
      return sealed;
    }));
    const texts = this.texts(id);
    const words = texts.seal('words', wish.words);
    await texts.save();
    return this.send({
      type: 'AskMemberGroups', consultationId: id, organisationId, askedBy: actor.personId, words, groups,
    }, sender, wish);
  }

  /** `seen` is the whole list that the person was shown. */
  async declareInterests(actor: Actor, commandId: string, id: string, wish: ProposalInterestsWish): Promise<Saved> {
    const { sender, organisationId } = await this.asConsortium(actor, commandId, id);
    const texts = new Texts(this.vault.sealer(`interests:${id}:${actor.personId}`), consultationLimits);
    const interests = wish.interests.map(({ proposalId, nature }) =>
      ({ proposalId, nature: texts.seal('nature', nature) }));
    await texts.save();
    return this.send({
      type: 'DeclareInterestsInProposals', consultationId: id, organisationId, personId: actor.personId,
      seen: wish.seen, interests, listed: await this.listed(id),
    }, sender, wish);
  }

  async rank(actor: Actor, commandId: string, id: string, wish: RankWish): Promise<Saved> {
    const { sender, organisationId } = await this.asConsortium(actor, commandId, id);
    const texts = this.texts(id);
    const reasons = texts.seal('reasons', wish.reasons);
    await texts.save();
    return this.send({
      type: 'RankProposals', consultationId: id, organisationId, personId: actor.personId, order: wish.order, reasons,
      listed: await this.listed(id), accounts: await this.accounts.of(actor.personId), own: await this.own(actor, id),
    }, sender, wish);
  }

  /** Which of the proposals are somebody's own, with whichever account, by id. */
  async own(actor: Actor, id: string): Promise<readonly string[]> {
    const human = await this.organisations.behind(actor);
    return (await this.proposals.in(id)).filter((row) => isOwn(row, human)).map((row) => row.id);
  }

  /** In the name of whom they may answer for. */
  async answer(actor: Actor, commandId: string, id: string, wish: { words: string }): Promise<Saved> {
    const { sender, party } = await this.asAsked(actor, commandId, id);
    const texts = this.texts(id);
    const words = texts.seal('words', wish.words);
    await texts.save();
    return this.send({
      type: 'AnswerConsultation', consultationId: id, party, answeredBy: actor.personId, words,
      listed: await this.listed(id),
    }, sender, wish);
  }

  private async listed(id: string) {
    return (await this.proposals.in(id)).map((row) => row.id);
  }

  private async asConsortium(actor: Actor, commandId: string, id: string) {
    const { state } = await this.streams.load(consultation, consultationStream(id));
    const { id: organisationId } = partyOf(actor, opened(state).asked.filter(({ kind }) => kind === 'consortium'));
    return { organisationId, sender: actor.sender('answer-for-sector', organisationId, commandId) };
  }

  private async asAsked(actor: Actor, commandId: string, id: string): Promise<{ sender: Sender; party: Party }> {
    const { state } = await this.streams.load(consultation, consultationStream(id));
    const { kind, id: partyId } = partyOf(actor, opened(state).asked);
    const [home = ''] = actor.organisationsWhere('answer-as-councillor');
    const sender = kind === 'consortium' ? actor.sender('answer-for-sector', partyId, commandId)
      : kind === 'parish-council' ? actor.sender('answer-for-parish', partyId, commandId)
        : actor.sender('answer-as-councillor', home, commandId);
    return { sender, party: { kind, id: partyId } };
  }

  private texts(id: string) {
    return new Texts(this.vault.sealer(`consultation:${id}`), consultationLimits);
  }

  private send(wish: Wish, sender: Sender, sent: object): Promise<Saved> {
    const command = { ...wish, at: this.clock.now() } as ConsultationCommand;
    const { consultationId } = wish;
    return this.commands.execute(
      new Execute(consultation, command, sender, { type: wish.type, consultationId, ...sent }));
  }
}
