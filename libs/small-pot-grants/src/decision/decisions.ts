import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, Policies, type Saved, Streams } from '#event-store';
import type { Actor } from '#identity';
import { decide, type Sealed } from '#kernel';
import { Texts, Vault } from '#privacy';
import { application } from '../application/application.decider.js';
import { round } from '../round/round.decider.js';
import { factsOf } from '../round/round.facts.js';
import type { CaseForDecision } from '../round/round.money.decider.js';
import { isReserved, roundStream } from '../round/round.state.js';
import { CasesForDecision } from './cases-for-decision.js';
import { decisionLimits } from './limits.js';
import { whenGrantReserved } from './when-grant-reserved.award-grant.policy.js';

/** Reasons are what the group will read. */
export type AwardWish = Readonly<{ pence: number; reasons: string }>;
export type DeclineWish = Readonly<{ reasons: string }>;

const unsaid: Sealed = { _sd: '' };

/** Awards and declines. Each method may throw a Refusal. */
@Injectable()
export class Decisions {
  constructor(
    private readonly commands: CommandBus,
    private readonly streams: Streams,
    private readonly policies: Policies,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly cases: CasesForDecision,
  ) {}

  /** The round's stream takes the whole decision; the award to the group follows from it, here or by the policy. */
  async award(actor: Actor, commandId: string, applicationId: string, wish: AwardWish): Promise<Saved> {
    const { known, facts } = await this.cases.of(actor, applicationId);
    const sender = actor.sender('decide', known.funderId, commandId);
    const command = this.reserve(actor, facts, wish.pence, known.roundId, await this.seal(applicationId, wish.reasons));
    const sent = { type: 'ReserveGrant', applicationId, ...wish };
    const saved = await this.commands.execute(new Execute(round, command, sender, sent));
    const position = await this.policies.hasten(whenGrantReserved, roundStream(known.roundId), saved.revision);
    return { ...saved, position };
  }

  /** Whether an award would go through just now. Nothing is recorded. @throws Refusal */
  async rehearseAward(actor: Actor, applicationId: string, { pence }: Pick<AwardWish, 'pence'>): Promise<void> {
    const { known, facts } = await this.cases.of(actor, applicationId);
    actor.mustBeAllowed('decide', known.funderId);
    const { state } = await this.streams.load(round, roundStream(known.roundId));
    decide(round, this.reserve(actor, facts, pence, known.roundId, unsaid), state);
  }

  async decline(actor: Actor, commandId: string, applicationId: string, wish: DeclineWish): Promise<Saved> {
    const { known, facts } = await this.cases.of(actor, applicationId);
    const sender = actor.sender('decide', known.funderId, commandId);
    const command = await this.declining(actor, facts, known.roundId, await this.seal(applicationId, wish.reasons));
    const sent = { type: 'DeclineApplication', applicationId, ...wish };
    return this.commands.execute(new Execute(application, command, sender, sent));
  }

  /** Whether a decline would go through just now. Nothing is recorded. @throws Refusal */
  async rehearseDecline(actor: Actor, applicationId: string): Promise<void> {
    const { known, facts, state } = await this.cases.of(actor, applicationId);
    actor.mustBeAllowed('decide', known.funderId);
    decide(application, await this.declining(actor, facts, known.roundId, unsaid), state);
  }

  private reserve({ personId }: Actor, facts: CaseForDecision, pence: number, roundId: string, reasons: Sealed) {
    const at = this.clock.now();
    return { type: 'ReserveGrant', roundId, pence, decidedBy: personId, reasons, case: facts, at } as const;
  }

  private async declining({ personId }: Actor, facts: CaseForDecision, roundId: string, reasons: Sealed) {
    const { state, revision } = await this.streams.load(round, roundStream(roundId));
    const awaitsDecision = facts.awaitsDecision && !isReserved(state, facts.applicationId);
    return {
      type: 'DeclineApplication', applicationId: facts.applicationId, reasons, decidedBy: personId,
      round: factsOf(state, revision), case: { ...facts, awaitsDecision }, at: this.clock.now(),
    } as const;
  }

  private async seal(applicationId: string, reasons: string) {
    // A key of its own: the reasons for a decision do not die with the applicant's erasure.
    const record = new Texts(this.vault.sealer(`decision:${applicationId}`), decisionLimits);
    const sealed = record.seal('reasons', reasons);
    await record.save();
    return sealed;
  }
}
