import { type Instant, isBefore } from '#kernel';
import type { Fund, RoundPage } from '#small-pot-grants';

/** A fund from which a round would take more than it has left, in pence. */
export type TooSmall = Readonly<{ name: string; costCode: string; sharePence: number; leftPence: number }>;

type Share = Readonly<{ fundId: string; pence: number }>;

/** Said before anybody sends a round: only its approval sets the money aside, and would come back because of these. */
export const tooSmallOf = (shares: readonly Share[], funds: readonly Fund[]): readonly TooSmall[] =>
  shares.flatMap(({ fundId, pence: sharePence }) => {
    const fund = funds.find(({ id }) => id === fundId);
    if (!fund || fund.uncommittedPence >= sharePence) return [];
    return [{ name: fund.name, costCode: fund.costCode, sharePence, leftPence: fund.uncommittedPence }];
  });

/** What would keep a round from going as it says, while somebody can still change it. */
export type Warnings = Readonly<{ tooSmall: readonly TooSmall[]; opensInPast: boolean; closesInPast: boolean }>;

export function warningsFor({ status, terms }: RoundPage, funds: readonly Fund[], now: Instant): Warnings {
  // Once a round is approved, its own share is among what a fund has no longer left.
  if (status !== 'draft' && status !== 'awaiting-approval')
    return { tooSmall: [], opensInPast: false, closesInPast: false };
  const { money, timetable } = terms;
  const closesInPast = timetable !== undefined && !isBefore(now, timetable.closesAt);
  return {
    tooSmall: tooSmallOf(money?.shares ?? [], funds), closesInPast,
    opensInPast: !closesInPast && timetable !== undefined && isBefore(timetable.opensAt, now),
  };
}
