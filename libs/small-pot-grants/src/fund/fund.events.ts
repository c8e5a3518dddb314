import type { Event, Sealed } from '#kernel';

/** Money that a funder has for one financial year. `financialYear` is written `2026-27`. Amounts are pence. */
export type FundRegistered = Event<'FundRegistered', {
  fundId: string; funderId: string; name: Sealed; source: Sealed; financialYear: string;
  restriction: Sealed | null; donor: Sealed | null; costCode: string; amountPence: number; registeredBy: string;
}>;
/** A round may now draw on this much of the fund. */
export type FundCommitted = Event<'FundCommitted', {
  fundId: string; roundId: string; pence: number; uncommittedBefore: number; uncommittedAfter: number;
}>;
export type FundCommitmentReleased = Event<'FundCommitmentReleased', {
  fundId: string; roundId: string; pence: number; cause: ReleaseCause;
  uncommittedBefore: number; uncommittedAfter: number;
}>;
export type ReleaseCause = 'round-cancelled' | 'funding-refused';

export type FundEvent = FundRegistered | FundCommitted | FundCommitmentReleased;
