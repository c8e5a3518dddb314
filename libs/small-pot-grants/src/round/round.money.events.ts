import type { CallInStanding, DelegationUsed, Event, Instant, Sealed } from '#kernel';
import type { PanelEvidence } from '../panel/panel-evidence.rules.js';

/** Pence that were left before and after. */
export type Budget = Readonly<{ leftBefore: number; leftAfter: number }>;

/** The whole decision to award: who, what, why, on which evidence, and what it did to the money. */
export type GrantReserved = Event<'GrantReserved', {
  roundId: string; applicationId: string; pence: number; askedPence: number; reasons: Sealed; decidedBy: string;
  /** Missing where it was decided before delegations were recorded. */
  delegation?: DelegationUsed;
  /** Missing where the funder has no calling in. */
  callIn?: CallInStanding;
  evidence: DecisionEvidence; pot: Budget; neighbourhoodId: string | null; ceiling: Budget | null; acceptBy: Instant;
}>;
/** Revisions of the streams that the decider stood on; `rank` is the place in the ranked list that was shown. */
export type DecisionEvidence = Readonly<{
  applicationRevision: number; interestsRevision: number; assessmentRevision: number; rank: number | null;
  /** Missing where it was decided before funders said how duties are kept apart. */
  dutiesRevision?: number;
  /** Missing where no panel voted on it. */
  panel?: PanelEvidence;
}>;

/** The group said yes: the money is theirs. */
export type GrantConfirmed = Event<'GrantConfirmed', { roundId: string; applicationId: string; pence: number }>;

export type GrantReleased = Event<'GrantReleased', {
  roundId: string; applicationId: string; pence: number; cause: GrantReleaseCause; pot: Budget;
  neighbourhoodId: string | null; ceiling: Budget | null;
}>;
export type GrantReleaseCause =
  'refused-by-group' | 'offer-lapsed' | 'application-withdrawn' | 'award-not-possible' | 'interest-came-to-light'
  | 'delegation-ended' | 'taken-back';

export type RoundMoneyEvent = GrantReserved | GrantConfirmed | GrantReleased;
