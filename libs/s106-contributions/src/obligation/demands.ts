import { Injectable } from '@nestjs/common';
import { type Saved, Streams } from '#event-store';
import { type Actor, DecidingPeople, type Permission } from '#identity';
import { figuresFor } from '../index-series/figures-for.js';
import type { Figures } from '../index-series/indexation.rules.js';
import { ObligationCommands } from './obligation-commands.js';
import { type Secured } from './obligation.state.js';
import type { Working } from './obligation.demand.events.js';
import { workingOf } from './obligation.demand.decider.js';

type Reasons = Readonly<{ reasons: string }>;
export type CorrectionWish = Reasons & Readonly<{ pence: number }>;
export type InvoiceWish = Readonly<{ invoiceNumber: string; day: string }>;
export type DisputeWish = Reasons & Readonly<{ day: string }>;
export type SettlementWish = DisputeWish & Readonly<{ pence: number }>;

/** From the demand to its payment or its end. Each method may throw a Refusal. */
@Injectable()
export class Demands {
  constructor(
    private readonly commands: ObligationCommands, private readonly streams: Streams,
    private readonly people: DecidingPeople,
  ) {}

  /** The demand as it would be now, line by line; nothing is recorded. @throws Refusal */
  async rehearse(obligationId: string): Promise<Working> {
    const known = await this.commands.load(obligationId);
    return workingOf(known.terms.contribution, known.triggerDay ?? '', await this.figuresFor(known));
  }

  async demand(actor: Actor, commandId: string, obligationId: string, wish: { day: string }): Promise<Saved> {
    const figures = await this.figuresFor(await this.commands.load(obligationId));
    return this.commands.give(this.by(actor, commandId, obligationId), wish, (_, { at, today, personId }) => ({
      type: 'DemandContribution', at, today, obligationId, day: wish.day, figures, demandedBy: personId,
    }));
  }

  acceptCorrection(actor: Actor, commandId: string, obligationId: string, wish: CorrectionWish): Promise<Saved> {
    return this.commands.give(this.by(actor, commandId, obligationId), wish, (texts, { at, personId }) => ({
      type: 'AcceptCorrection', at, obligationId, pence: wish.pence, reasons: texts.seal('reasons', wish.reasons),
      acceptedBy: personId,
    }));
  }

  declineCorrection(actor: Actor, commandId: string, obligationId: string, wish: CorrectionWish): Promise<Saved> {
    return this.commands.give(this.by(actor, commandId, obligationId), wish, (texts, { at, personId }) => ({
      type: 'DeclineCorrection', at, obligationId, pence: wish.pence, reasons: texts.seal('reasons', wish.reasons),
      declinedBy: personId,
    }));
  }

  invoice(actor: Actor, commandId: string, obligationId: string, wish: InvoiceWish): Promise<Saved> {
    const by = this.by(actor, commandId, obligationId, 'handle-contributions');
    return this.commands.give(by, wish, (_, { at, today, personId }) => ({
      type: 'InvoiceContribution', at, today, obligationId, ...wish, invoicedBy: personId,
    }));
  }

  dispute(actor: Actor, commandId: string, obligationId: string, wish: DisputeWish): Promise<Saved> {
    return this.commands.give(this.by(actor, commandId, obligationId), wish, (texts, { at, today, personId }) => ({
      type: 'DisputeDemand', at, today, obligationId, day: wish.day, reasons: texts.seal('reasons', wish.reasons),
      recordedBy: personId,
    }));
  }

  settle(actor: Actor, commandId: string, obligationId: string, wish: SettlementWish): Promise<Saved> {
    return this.commands.give(this.by(actor, commandId, obligationId), wish, (texts, { at, today, personId }) => ({
      type: 'SettleDispute', at, today, obligationId, day: wish.day, pence: wish.pence,
      reasons: texts.seal('reasons', wish.reasons), settledBy: personId,
    }));
  }

  /** By a decider, whose delegation reaches so far. */
  async writeOff(actor: Actor, commandId: string, obligationId: string, { reasons }: Reasons): Promise<Saved> {
    const { whose } = await this.commands.load(obligationId);
    const deciding = await this.people.deciding(actor, whose.funderId);
    const by = this.by(actor, commandId, obligationId, 'allocate-contributions');
    return this.commands.give(by, { reasons }, (texts, { at, today, personId }) => ({
      type: 'WriteOff', at, obligationId, day: today, reasons: texts.seal('reasons', reasons), decidedBy: personId,
      by: deciding,
    }));
  }

  private by(
    actor: Actor, commandId: string, obligationId: string, permission: Permission = 'manage-contributions',
  ) {
    return { permission, actor, commandId, obligationId };
  }

  private async figuresFor({ whose, terms: { contribution }, triggerDay }: Secured): Promise<Figures | null> {
    if (contribution.kind === 'in-kind' || contribution.indexation === null || triggerDay === null) return null;
    return figuresFor(this.streams, whose.funderId, contribution.indexation, triggerDay);
  }
}
