import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { type Saved, Streams } from '#event-store';
import type { Actor } from '#identity';
import { Refusal, type Sealed } from '#kernel';
import { factsAbout } from '../agreement/agreement.facts.js';
import type { Indexation } from '../index-series/indexation.events.js';
import { rateOn, tariff, tariffStream } from '../tariff/tariff.decider.js';
import { type Now, ObligationCommands, type ObligationTexts } from './obligation-commands.js';
import type { ObligationCommand } from './obligation.decider.js';
import type { Contribution, SpendBy, Terms, Trigger } from './obligation.terms.events.js';

/** A trigger before its words are sealed. */
export type TriggerWish = Exclude<Trigger, { kind: 'other' }> | Readonly<{ kind: 'other'; words: string }>;
/** `clawback` is empty where the deed has none. */
export type NewObligation = Readonly<{
  agreementId: string; reference: string; purpose: string; spendOn: string; wardCodes: readonly string[];
  contribution: Contribution; trigger: TriggerWish; payWithinDays: number; spendBy: SpendBy | null; clawback: string;
  monitoringFeePence: number; lateInterest: number;
}>;
export type ObligationVariationWish = Readonly<{
  variationId: string; purpose: string; spendOn: string; wardCodes: readonly string[]; spendBy: SpendBy | null;
  reasons: string;
}>;
export type CommuteWish = Readonly<{
  variationId: string; pence: number; indexation: Indexation | null; reasons: string;
}>;

/** One id for one reference within an agreement. */
export const obligationIdOf = (agreementId: string, reference: string) =>
  uuidv5(reference.trim().toUpperCase(), agreementId);

/** What planning officers record of obligations. Each method may throw a Refusal. */
@Injectable()
export class Obligations {
  constructor(private readonly commands: ObligationCommands, private readonly streams: Streams) {}

  async secure(actor: Actor, commandId: string, wish: NewObligation): Promise<Saved> {
    const agreement = await factsAbout(this.streams, wish.agreementId);
    const { funderId, deedDay } = agreement;
    const sender = actor.sender('manage-contributions', funderId, commandId);
    const { state } = await this.streams.load(tariff, tariffStream(funderId));
    const obligationId = obligationIdOf(wish.agreementId, wish.reference);
    const { at, personId } = this.commands.now(actor, commandId, obligationId);
    const { agreementId, reference, purpose, wardCodes } = wish;
    return this.commands.send(sender, obligationId, wish, (texts) => ({
      type: 'SecureObligation', at, obligationId, agreementId, funderId, reference, purpose, wardCodes,
      spendOn: texts.seal('spendOn', wish.spendOn), terms: termsOf(wish, texts), agreement,
      tariff: rateOn(state, deedDay), securedBy: personId,
    }));
  }

  async vary(actor: Actor, commandId: string, obligationId: string, wish: ObligationVariationWish): Promise<Saved> {
    const agreement = await this.agreementOf(obligationId);
    const { variationId, purpose, wardCodes, spendBy } = wish;
    return this.give(actor, commandId, obligationId, wish, (texts, { at, personId }) => ({
      type: 'VaryObligation', at, obligationId, variationId, purpose, wardCodes, spendBy, agreement,
      spendOn: texts.seal('spendOn', wish.spendOn), reasons: texts.seal('reasons', wish.reasons), variedBy: personId,
    }));
  }

  /** Where the deed's words need judgement, an officer says so; otherwise it follows from the building. */
  async reachTrigger(
    actor: Actor, commandId: string, obligationId: string, wish: { day: string; evidence: string },
  ): Promise<Saved> {
    const agreement = await this.agreementOf(obligationId);
    return this.give(actor, commandId, obligationId, wish, (texts, { at, today }) => ({
      type: 'ReachTrigger', at, today, obligationId, agreement,
      said: { day: wish.day, evidence: texts.seal('evidence', wish.evidence) },
    }));
  }

  deliver(
    actor: Actor, commandId: string, obligationId: string, wish: { units: number; day: string; evidence: string },
  ): Promise<Saved> {
    return this.give(actor, commandId, obligationId, wish, (texts, { at, today, personId }) => ({
      type: 'DeliverUnits', at, today, obligationId, units: wish.units, day: wish.day,
      evidence: texts.seal('evidence', wish.evidence), recordedBy: personId,
    }));
  }

  async commute(actor: Actor, commandId: string, obligationId: string, wish: CommuteWish): Promise<Saved> {
    const agreement = await this.agreementOf(obligationId);
    const { variationId, pence, indexation } = wish;
    return this.give(actor, commandId, obligationId, wish, (texts, { at, personId }) => ({
      type: 'CommuteObligation', at, obligationId, variationId, pence, indexation, agreement,
      reasons: texts.seal('reasons', wish.reasons), commutedBy: personId,
    }));
  }

  close(actor: Actor, commandId: string, obligationId: string): Promise<Saved> {
    return this.give(actor, commandId, obligationId, {}, (_, { at, today, personId }) => ({
      type: 'CloseObligation', at, obligationId, day: today, closedBy: personId,
    }));
  }

  private give(
    actor: Actor, commandId: string, obligationId: string, wish: object,
    make: (texts: ObligationTexts, now: Now) => ObligationCommand,
  ): Promise<Saved> {
    return this.commands.give({ permission: 'manage-contributions', actor, commandId, obligationId }, wish, make);
  }

  private async agreementOf(obligationId: string) {
    const { whose } = await this.commands.load(obligationId);
    return factsAbout(this.streams, whose.agreementId);
  }
}

function termsOf(wish: NewObligation, texts: ObligationTexts): Terms {
  const { contribution, payWithinDays, spendBy, clawback, monitoringFeePence, lateInterest } = wish;
  return {
    contribution, payWithinDays, spendBy, monitoringFeePence, lateInterest,
    trigger: triggerOf(wish.trigger, (words) => texts.seal('words', words)),
    clawback: clawback === '' ? null : texts.seal('clawback', clawback),
  };
}

function triggerOf(trigger: TriggerWish, seal: (words: string) => Sealed): Trigger {
  if (trigger.kind !== 'other') return trigger;
  if (trigger.words.trim() === '') throw new Refusal('no-words', 'Enter what the deed says', 'words');
  return { kind: 'other', words: seal(trigger.words) };
}
