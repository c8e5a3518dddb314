import type { Event, Instant, Sealed } from '#kernel';
import type { RoundMoneyEvent } from './round.money.events.js';
import type { FundShare, RoundTermsEvent } from './round.terms.events.js';

export type RoundDrafted = Event<'RoundDrafted', { roundId: string; funderId: string; draftedBy: string }>;
export type RoundSentForApproval = Event<'RoundSentForApproval', { roundId: string; sentBy: string }>;
export type RoundSentBack = Event<'RoundSentBack', { roundId: string; sentBackBy: string; reasons: Sealed }>;
/** By a second officer. What each fund is to set aside stands here, so that a policy can see to it. */
export type RoundApproved = Event<'RoundApproved', {
  roundId: string; funderId: string; approvedBy: string; potPence: number; shares: readonly FundShare[];
}>;
export type RoundFundingSecured = Event<'RoundFundingSecured', { roundId: string; fundId: string; pence: number }>;
/** A fund had too little left: the round goes back to its drafters, and the others' money is free again. */
export type RoundFundingRefused = Event<'RoundFundingRefused', {
  roundId: string; fundId: string; rule: string; securedFrom: readonly string[];
}>;
/** All the money is there. From now on the clock opens and closes the round, and its terms are fixed. */
export type RoundScheduled = Event<'RoundScheduled', { roundId: string; opensAt: Instant; closesAt: Instant }>;
export type RoundOpened = Event<'RoundOpened', { roundId: string; openedAt: Instant }>;
export type RoundClosed = Event<'RoundClosed', { roundId: string; closedAt: Instant }>;
export type RoundCancelled = Event<'RoundCancelled', {
  roundId: string; cancelledBy: string; reasons: Sealed; securedFrom: readonly string[];
}>;

export type RoundLifecycleEvent =
  | RoundDrafted | RoundSentForApproval | RoundSentBack | RoundApproved | RoundFundingSecured | RoundFundingRefused
  | RoundScheduled | RoundOpened | RoundClosed | RoundCancelled;

export type RoundEvent = RoundTermsEvent | RoundLifecycleEvent | RoundMoneyEvent;
