import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, Policies, type Saved, type Sender, Streams } from '#event-store';
import { Accounts, type Actor, type Permission } from '#identity';
import { Refusal } from '#kernel';
import { neighbourhoodsOf, Places } from '#places';
import { Texts, Vault } from '#privacy';
import { roundLimits } from './limits.js';
import { round, type RoundCommand } from './round.decider.js';
import { existing, roundStream } from './round.state.js';
import type {
  AboutWish, AreaWish, CriteriaWish, DecisionProcessWish, EligibilityWish, MoneyWish, TimetableWish,
} from './round.wishes.js';
import { whenRoundApproved } from './when-round-approved.secure-funding.policy.js';

type RoundTexts = Texts<typeof roundLimits>;
type Wish = RoundCommand extends infer C ? C extends RoundCommand ? Omit<C, 'at'> : never : never;

/** What officers do with rounds. Each method may throw a Refusal; each checks who may do it for that funder. */
@Injectable()
export class Rounds {
  constructor(
    private readonly commands: CommandBus,
    private readonly streams: Streams,
    private readonly policies: Policies,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly places: Places,
    private readonly accounts: Accounts,
  ) {}

  draft(actor: Actor, commandId: string, wish: { roundId: string; funderId: string }): Promise<Saved> {
    const sender = actor.sender('draft-round', wish.funderId, commandId);
    return this.send({ type: 'DraftRound', ...wish, draftedBy: actor.personId }, sender, wish);
  }

  describe(actor: Actor, commandId: string, roundId: string, wish: AboutWish): Promise<Saved> {
    return this.set(actor, commandId, roundId, wish, (record) => ({
      type: 'DescribeRound', name: record.seal('name', wish.name), purpose: record.seal('purpose', wish.purpose),
      contact: record.seal('contact', wish.contact), roundId, setBy: actor.personId,
    }));
  }

  /** Every ward of the set, or the neighbourhoods that are named. */
  async setArea(actor: Actor, commandId: string, roundId: string, wish: AreaWish): Promise<Saved> {
    const set = await this.places.set(wish.setId);
    if (!set) throw new Refusal('no-such-place', 'Choose a set of places from the list', 'setId');
    const chosen = neighbourhoodsOf(set.wards).filter(({ id }) => wish.neighbourhoodIds.includes(id));
    const neighbourhoods = chosen.map(({ authorityName: _, ...neighbourhood }) => neighbourhood);
    const { populationSource, populationYear } = set;
    return this.set(actor, commandId, roundId, wish, () => ({
      type: 'SetRoundArea', setId: set.id, areaName: set.name, populationSource, populationYear, neighbourhoods,
      roundId, setBy: actor.personId,
    }));
  }

  setMoney(actor: Actor, commandId: string, roundId: string, wish: MoneyWish): Promise<Saved> {
    return this.set(actor, commandId, roundId, wish, () =>
      ({ type: 'SetRoundMoney', ...wish, roundId, setBy: actor.personId }));
  }

  setEligibility(actor: Actor, commandId: string, roundId: string, wish: EligibilityWish): Promise<Saved> {
    return this.set(actor, commandId, roundId, wish, (record) => ({
      type: 'SetRoundEligibility', roundId, setBy: actor.personId,
      questions: wish.questions.map(({ id, question, passes, ifNot }) =>
        ({ id, question: record.seal('question', question), passes, ifNot: record.seal('ifNot', ifNot) })),
    }));
  }

  setTimetable(actor: Actor, commandId: string, roundId: string, wish: TimetableWish): Promise<Saved> {
    return this.set(actor, commandId, roundId, wish, () =>
      ({ type: 'SetRoundTimetable', ...wish, roundId, setBy: actor.personId }));
  }

  setCriteria(actor: Actor, commandId: string, roundId: string, wish: CriteriaWish): Promise<Saved> {
    return this.set(actor, commandId, roundId, wish, (record) => ({
      type: 'SetRoundCriteria', roundId, setBy: actor.personId,
      criteria: wish.criteria.map(({ id, name, guidance, weightPercent }) => ({
        id, name: record.seal('name', name, 'criterionName'), guidance: record.seal('guidance', guidance),
        weightPercent,
      })),
      scale: wish.scale.map((meaning) => record.seal('meaning', meaning)),
    }));
  }

  setDecisionProcess(actor: Actor, commandId: string, roundId: string, wish: DecisionProcessWish): Promise<Saved> {
    return this.set(actor, commandId, roundId, wish, (record) => ({
      type: 'SetRoundDecisionProcess', how: record.seal('how', wish.how),
      decidedBy: record.seal('decidedBy', wish.decidedBy), authority: record.seal('authority', wish.authority),
      quorum: wish.quorum ?? null,
      roundId, setBy: actor.personId,
    }));
  }

  async sendForApproval(actor: Actor, commandId: string, roundId: string): Promise<Saved> {
    const sender = await this.senderFor('draft-round', actor, commandId, roundId);
    return this.send({ type: 'SendRoundForApproval', roundId, sentBy: actor.personId }, sender);
  }

  async sendBack(actor: Actor, commandId: string, roundId: string, wish: { reasons: string }): Promise<Saved> {
    const sender = await this.senderFor('approve-round', actor, commandId, roundId);
    const reasons = await this.seal(roundId, wish.reasons);
    const accounts = await this.accounts.of(actor.personId);
    return this.send({ type: 'SendRoundBack', roundId, sentBackBy: actor.personId, accounts, reasons }, sender, wish);
  }

  /** The money is set aside at once, here or by the policy. */
  async approve(actor: Actor, commandId: string, roundId: string): Promise<Saved> {
    const sender = await this.senderFor('approve-round', actor, commandId, roundId);
    const accounts = await this.accounts.of(actor.personId);
    const saved = await this.send({ type: 'ApproveRound', roundId, approvedBy: actor.personId, accounts }, sender);
    const position = await this.policies.hasten(whenRoundApproved, roundStream(roundId), saved.revision);
    return { ...saved, position };
  }

  async cancel(actor: Actor, commandId: string, roundId: string, wish: { reasons: string }): Promise<Saved> {
    const sender = await this.senderFor('cancel-round', actor, commandId, roundId);
    const reasons = await this.seal(roundId, wish.reasons);
    return this.send({ type: 'CancelRound', roundId, cancelledBy: actor.personId, reasons }, sender, wish);
  }

  private async set(
    actor: Actor, commandId: string, roundId: string, wish: object, command: (record: RoundTexts) => Wish,
  ): Promise<Saved> {
    const sender = await this.senderFor('draft-round', actor, commandId, roundId);
    const record = new Texts(this.vault.sealer(`round:${roundId}`), roundLimits);
    const sealed = command(record);
    await record.save();
    return this.send(sealed, sender, wish);
  }

  private async senderFor(permission: Permission, actor: Actor, commandId: string, roundId: string): Promise<Sender> {
    const { state } = await this.streams.load(round, roundStream(roundId));
    return actor.sender(permission, existing(state).funderId, commandId);
  }

  private async seal(roundId: string, reasons: string) {
    const record = new Texts(this.vault.sealer(`round:${roundId}`), roundLimits);
    const sealed = record.seal('reasons', reasons);
    await record.save();
    return sealed;
  }

  private send(wish: Wish, sender: Sender, sent: object = {}): Promise<Saved> {
    const command = { ...wish, at: this.clock.now() } as RoundCommand;
    const { type, roundId } = wish;
    return this.commands.execute(new Execute(round, command, sender, { type, roundId, ...sent }));
  }
}
