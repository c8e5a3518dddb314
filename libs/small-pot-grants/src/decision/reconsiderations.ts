import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, Policies, type Saved } from '#event-store';
import type { Actor } from '#identity';
import { Texts, Vault } from '#privacy';
import { application } from '../application/application.decider.js';
import { applicationStream } from '../application/application.state.js';
import { CasesForDecision } from './cases-for-decision.js';
import { decisionLimits } from './limits.js';
import { whenOfferAnswered } from './when-offer-answered.settle-reservation.policy.js';

export type AgainWish = Readonly<{ outcome: 'confirm' | 'take-back'; reasons: string }>;

/** Decisions that were called in and sent back. May throw a Refusal. */
@Injectable()
export class Reconsiderations {
  constructor(
    private readonly commands: CommandBus, private readonly cases: CasesForDecision, private readonly vault: Vault,
    private readonly policies: Policies, private readonly clock: Clock,
  ) {}

  /** Confirmed, the offer goes out; taken back, the money goes to the pot and the application is to be decided. */
  async decide(actor: Actor, commandId: string, applicationId: string, wish: AgainWish): Promise<Saved> {
    const { known, facts } = await this.cases.of(actor, applicationId);
    const sender = actor.sender('decide', known.funderId, commandId);
    const record = new Texts(this.vault.sealer(`decision:${applicationId}`), decisionLimits);
    const reasons = record.seal('reasons', wish.reasons);
    await record.save();
    const type = wish.outcome === 'confirm' ? 'ConfirmAward' : 'TakeBackAward';
    const command =
      { type, applicationId, reasons, decidedBy: actor.personId, case: facts, at: this.clock.now() } as const;
    const saved = await this.commands.execute(new Execute(application, command, sender, { applicationId, ...wish }));
    const stream = applicationStream(applicationId);
    return { ...saved, position: await this.policies.hasten(whenOfferAnswered, stream, saved.revision) };
  }
}
