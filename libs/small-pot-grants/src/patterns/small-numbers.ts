/** How many in a group of applications got a grant, and how many did not. Null is fewer than five, and not told. */
export type Count = Readonly<{
  key: string | null; funded: number | null; notTakenUp: number | null; declined: number | null; pence: number | null;
}>;

/** Below this the public is not told a number: a group could be told from it. */
export const FEWEST = 5;

/** `awardsArePublic`: everybody can count the awards themselves, in the register. */
type Told = Readonly<{ awardsArePublic: boolean }>;

/**
 * What the public may know of counts. What they can count in the register stays as it is. All else is rounded to the
 * nearest five, and not told below it, nothing included: so neither a sum nor the difference of two years tells who was
 * declined. A count of which nothing is told is left out, since that it is there would tell that somebody applied.
 */
export function forPublic(counts: readonly Count[], { awardsArePublic }: Told): readonly Count[] {
  return counts.map(({ key, funded, notTakenUp, declined, pence }) => ({
    key, declined: rounded(declined),
    ...(awardsArePublic ? { funded, notTakenUp, pence }
      : { funded: rounded(funded), notTakenUp: rounded(notTakenUp), pence: null }),
  })).filter(({ funded, notTakenUp, declined }) => [funded, notTakenUp, declined].some(Boolean));
}

const rounded = (number: number | null) =>
  (number === null || number < FEWEST ? null : Math.round(number / FEWEST) * FEWEST);
