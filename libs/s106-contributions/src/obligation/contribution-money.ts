import { Injectable } from '@nestjs/common';
import type { Saved } from '#event-store';
import type { Actor } from '#identity';
import { type Now, ObligationCommands, type ObligationTexts } from './obligation-commands.js';
import type { ObligationCommand } from './obligation.decider.js';

export type ReceiptWish = Readonly<{ day: string; pence: number; interestPence: number }>;
/** `spendByDay`: until when the recipient may use it; `agreement`: what they agreed to, clawback included. */
export type TransferWish = Readonly<{
  allocationId: string; pence: number; day: string; recipient: string; agreementDay: string;
  spendByDay: string | null; agreement: string;
}>;
export type SpendingWish = Readonly<{
  allocationId: string; pence: number; day: string; what: string; evidence: string;
}>;
/** `interestPence`: what the council pays on top, from its own money. */
export type ReturnWish = Readonly<{ pence: number; interestPence: number; day: string; to: string; reasons: string }>;

/** What comes in and goes out. Each method may throw a Refusal. */
@Injectable()
export class ContributionMoney {
  constructor(private readonly commands: ObligationCommands) {}

  receive(actor: Actor, commandId: string, obligationId: string, wish: ReceiptWish): Promise<Saved> {
    return this.give(actor, commandId, obligationId, wish, (_, { at, today, personId, newId }) => ({
      type: 'ReceiveMoney', at, today, obligationId, ...wish, receiptId: newId, recordedBy: personId,
    }));
  }

  takeFee(actor: Actor, commandId: string, obligationId: string, wish: { pence: number }): Promise<Saved> {
    return this.give(actor, commandId, obligationId, wish, (_, { at, today, personId }) => ({
      type: 'TakeMonitoringFee', at, today, obligationId, pence: wish.pence, takenBy: personId,
    }));
  }

  transfer(actor: Actor, commandId: string, obligationId: string, wish: TransferWish): Promise<Saved> {
    return this.give(actor, commandId, obligationId, wish, (texts, { at, today, personId, newId }) => ({
      type: 'TransferMoney', at, today, obligationId, ...wish, transferId: newId,
      recipient: texts.seal('recipient', wish.recipient), agreement: texts.seal('agreement', wish.agreement),
      transferredBy: personId,
    }));
  }

  spend(actor: Actor, commandId: string, obligationId: string, wish: SpendingWish): Promise<Saved> {
    return this.give(actor, commandId, obligationId, wish, (texts, { at, today, personId, newId }) => ({
      type: 'SpendMoney', at, today, obligationId, ...wish, spendingId: newId,
      what: texts.seal('what', wish.what), evidence: texts.seal('evidence', wish.evidence), recordedBy: personId,
    }));
  }

  giveBack(actor: Actor, commandId: string, obligationId: string, wish: ReturnWish): Promise<Saved> {
    return this.give(actor, commandId, obligationId, wish, (texts, { at, today, personId }) => ({
      type: 'ReturnMoney', at, today, obligationId, ...wish,
      to: texts.seal('to', wish.to), reasons: texts.seal('reasons', wish.reasons), returnedBy: personId,
    }));
  }

  private give(
    actor: Actor, commandId: string, obligationId: string, wish: object,
    make: (texts: ObligationTexts, now: Now) => ObligationCommand,
  ): Promise<Saved> {
    return this.commands.give({ permission: 'handle-contributions', actor, commandId, obligationId }, wish, make);
  }
}
