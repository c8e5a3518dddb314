import { sum } from '#kernel';

/** In pence. `ceilings` by neighbourhood; null where the round has none. */
export type Pot = Readonly<{ pence: number; ceilings: Readonly<Record<string, number>> | null }>;
/** `rank` is null where nobody scored it. */
export type InLine = Readonly<{ id: string; rank: number | null; pence: number; neighbourhoodId: string | null }>;

/**
 * Who gets money from the top down, each the whole of its sum. What does not fit is passed over, and the next may fit.
 * Who shares a place gets in together or not at all, since nothing says who of them is first.
 */
export function inTheMoney(line: readonly InLine[], pot: Pot): ReadonlySet<string> {
  const [funded, left] = [new Set<string>(), { pence: pot.pence, ceilings: { ...pot.ceilings } }];
  for (const together of byRank(line)) {
    if (!fits(together, left, pot.ceilings !== null)) continue;
    for (const { id, pence, neighbourhoodId } of together) {
      funded.add(id);
      left.pence -= pence;
      if (neighbourhoodId !== null && Object.hasOwn(left.ceilings, neighbourhoodId))
        left.ceilings[neighbourhoodId]! -= pence;
    }
  }
  return funded;
}

/** Another pot of the same round: each ceiling changes with it, rounded down to a penny. */
export function resized({ pence: before, ceilings }: Pot, pence: number): Pot {
  if (ceilings === null) return { pence, ceilings };
  const resize = (ceiling: number) => Number((BigInt(ceiling) * BigInt(pence)) / BigInt(before));
  return { pence, ceilings: Object.fromEntries(Object.entries(ceilings).map(([id, one]) => [id, resize(one)])) };
}

function byRank(line: readonly InLine[]): readonly (readonly InLine[])[] {
  const ranked = line.filter(({ rank }) => rank !== null);
  const ranks = [...new Set(ranked.map(({ rank }) => rank!))].sort((one, other) => one - other);
  return ranks.map((rank) => ranked.filter((one) => one.rank === rank));
}

type Left = Readonly<{ pence: number; ceilings: Readonly<Record<string, number>> }>;

function fits(together: readonly InLine[], left: Left, hasCeilings: boolean): boolean {
  if (sum(together.map(({ pence }) => pence)) > left.pence) return false;
  if (!hasCeilings) return true;
  // A grant from a pot per head needs a neighbourhood.
  return together.every(({ neighbourhoodId: id }) => id !== null && Object.hasOwn(left.ceilings, id)
    && sum(together.filter((one) => one.neighbourhoodId === id).map(({ pence }) => pence)) <= left.ceilings[id]!);
}
