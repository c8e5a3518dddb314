import type { DelegationUsed, Event, Sealed } from '#kernel';
import type { Purpose, Whose } from './obligation.terms.events.js';

/** What was free (received, and neither taken, allocated nor returned) before and after, in pence. */
export type Free = Readonly<{ freeBefore: number; freeAfter: number }>;

/**
 * Money came in. `interestPence` is late interest and comes on top of `pence`; `interestOwedPence` is what the deed
 * asks of this payment, by the days that it was late.
 */
export type MoneyReceived = Event<'MoneyReceived', Whose & Free & {
  receiptId: string; day: string; pence: number; daysLate: number; interestOwedPence: number; interestPence: number;
  /** The last day on which the money may be used, as it now stands; null where the deed names none. */
  spendByDay: string | null; recordedBy: string;
}>;
export type MonitoringFeeTaken = Event<'MonitoringFeeTaken', Whose & Free & {
  day: string; pence: number; takenBy: string;
}>;

/** Revisions of the streams that the decider stood on, where money goes to somebody's proposal. */
export type AllocationEvidence = Readonly<{
  proposalRevision: number | null; consultationId: string | null; consultationRevision: number | null;
  /** The place that the sector gave it; null where it was not ranked. */
  rank: number | null; dutiesRevision: number;
}>;
/** The whole decision: what for, where, how much, why, by whom, under which delegation, on which evidence. */
export type MoneyAllocated = Event<'MoneyAllocated', Whose & Free & {
  allocationId: string; proposalId: string | null; project: Sealed; purpose: Purpose; wardCode: string; pence: number;
  day: string; reasons: Sealed; decidedBy: string; delegation: DelegationUsed; evidence: AllocationEvidence;
}>;
/** What of an allocation was neither spent nor transferred is free again. */
export type AllocationReleased = Event<'AllocationReleased', Whose & Free & {
  allocationId: string; proposalId: string | null; pence: number; day: string; cause: ReleaseCause;
  reasons: Sealed | null; releasedBy: string;
}>;
/** `proposal-refused`: the proposal could not take it, for it was withdrawn or settled in the meantime. */
export type ReleaseCause = 'not-needed' | 'proposal-refused';

/** To a parish or a community body, which takes on purpose, last day and clawback by an agreement. */
export type MoneyTransferred = Event<'MoneyTransferred', Whose & {
  allocationId: string; transferId: string; pence: number; day: string; recipient: Sealed;
  /** What the recipient signed: on which day, and until when they may use the money. */
  agreementDay: string; spendByDay: string | null; agreement: Sealed;
  transferredBy: string;
}>;
export type MoneySpent = Event<'MoneySpent', Whose & {
  allocationId: string; spendingId: string; pence: number; day: string; what: Sealed; evidence: Sealed;
  recordedBy: string;
}>;
/** The last day has gone by. What was not used in time goes back; allocations that do not count are free again. */
export type ContributionExpired = Event<'ContributionExpired', Whose & Free & {
  spendByDay: string; toReturnPence: number;
  released: readonly Readonly<{ allocationId: string; proposalId: string | null; pence: number }>[];
}>;
/** Back to whoever paid. `interestPence`: what the council pays on top, from its own money. */
export type MoneyReturned = Event<'MoneyReturned', Whose & Free & {
  cause: 'expired' | 'above-demand'; day: string; pence: number; interestPence: number; to: Sealed; reasons: Sealed;
  returnedBy: string;
}>;

export type ObligationMoneyEvent =
  | MoneyReceived | MonitoringFeeTaken | MoneyAllocated | AllocationReleased | MoneyTransferred | MoneySpent
  | ContributionExpired | MoneyReturned;
