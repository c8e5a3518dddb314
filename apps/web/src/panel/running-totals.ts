/** An application in its place on the ranked list. Amounts are pence; `awardedPence` is 0 unless money is held. */
export type Line = Readonly<{
  id: string; isWaiting: boolean; askedPence: number; awardedPence: number; neighbourhoodId: string | null;
}>;
export type Running = Readonly<{ totalPence: number; overPence: number; overCeilingPence: number }>;

type Ceilings = Readonly<Record<string, number>>;

/**
 * If everything that waits were awarded in full, from the top down: what it comes to at each line, and by how much that
 * passes the pot, and the ceiling of its neighbourhood.
 */
export function runningTotals(
  lines: readonly Line[], potPence: number, ceilings: Ceilings,
): ReadonlyMap<string, Running> {
  let totalPence = 0;
  const placed = new Map<string, number>();
  return new Map(lines.map(({ id, isWaiting, askedPence, awardedPence, neighbourhoodId }) => {
    const pence = isWaiting ? askedPence : awardedPence;
    totalPence += pence;
    const place = neighbourhoodId ?? '';
    const inPlace = (placed.get(place) ?? 0) + pence;
    placed.set(place, inPlace);
    const overCeilingPence = Math.max(0, inPlace - (ceilings[place] ?? Infinity));
    return [id, { totalPence, overPence: Math.max(0, totalPence - potPence), overCeilingPence }];
  }));
}
