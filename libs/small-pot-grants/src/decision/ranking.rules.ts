import { sum } from '#kernel';

type Scores = readonly Readonly<{ criterionId: string; score: number }>[];
export type Weights = readonly Readonly<{ id: string; weightPercent: number }>[];

/** Weight percent times score, added up: 400 is full marks on everything. */
export const weightedScore = (scores: Scores, criteria: Weights): number =>
  sum(criteria.map(({ id, weightPercent }) =>
    weightPercent * scores.find(({ criterionId }) => criterionId === id)!.score));

/** Weighted scores run from 0 to 400; 100 is full marks. */
export const percentOf = (weighted: number): number => weighted / 4;

/** The mean of the assessors' weighted scores, where 100 is full marks. Null where nobody has scored. */
export function meanPercent(sheets: readonly Readonly<{ weighted: number }>[]): number | null {
  return sheets.length === 0 ? null : percentOf(sum(sheets.map(({ weighted }) => weighted)) / sheets.length);
}

/** `rank` is from 1; null where there is no score. */
export type Placed<T> = Readonly<{ one: T; score: number | null; rank: number | null }>;

/**
 * The best first, and who has no score last. Those with the same score share a place, unless `tieBreak` puts one of
 * them first (below 0) or last (above 0). Who shares a place stays in the order given.
 */
export function placed<T>(
  all: readonly T[], scoreOf: (one: T) => number | null, tieBreak: (one: T, other: T) => number = () => 0,
): readonly Placed<T>[] {
  const order = (one: Omit<Placed<T>, 'rank'>, other: Omit<Placed<T>, 'rank'>) => {
    if (one.score === null || other.score === null) return Number(one.score === null) - Number(other.score === null);
    return other.score - one.score || tieBreak(one.one, other.one);
  };
  const sorted = all.map((one) => ({ one, score: scoreOf(one) })).sort(order);
  let rank = 0;
  return sorted.map((entry, at) => {
    if (at === 0 || order(sorted[at - 1]!, entry) !== 0) rank = at + 1;
    return { ...entry, rank: entry.score === null ? null : rank };
  });
}
