import { sum } from '#kernel';
import { meanPercent, percentOf } from '../decision/ranking.rules.js';

/** What an assessor gave to a case, by weight: 0 to 400. */
export type Sheet = Readonly<{ assessorId: string; weighted: number }>;
export type Sheets = ReadonlyMap<string, readonly Sheet[]>;

/**
 * How the assessors' scores become one score, always better where it is higher. `mean`: as on record, 0 to 100.
 * `median`: the middle one, 0 to 100. `normalised`: how far above or below their own usual score each assessor put it;
 * 50 is usual, 10 is one standard deviation. `ranks`: of 100 others that they scored, how many each assessor put below.
 */
export const scales = ['mean', 'median', 'normalised', 'ranks'] as const;
export type Scale = (typeof scales)[number];

/** From every case's sheets, each case's score; null where nobody scored it. */
type Scaling = (sheets: Sheets) => (of: readonly Sheet[]) => number | null;

const scalings: Readonly<Record<Scale, Scaling>> = {
  mean: () => meanPercent,
  median: () => (of) => (of.length === 0 ? null : percentOf(median(of.map(({ weighted }) => weighted)))),
  normalised: (sheets) => {
    const usual = byAssessor(sheets, usualOf);
    return meanOf(({ assessorId, weighted }) => {
      const { mean, spread } = usual.get(assessorId)!;
      return spread === 0 ? 50 : 50 + (10 * (weighted - mean)) / spread;
    });
  },
  ranks: (sheets) => {
    const given = byAssessor(sheets, (all) => all);
    return meanOf(({ assessorId, weighted }) => shareBelow(given.get(assessorId)!, weighted));
  },
};

export function scoresBy(scale: Scale, sheets: Sheets): ReadonlyMap<string, number | null> {
  const scoreOf = scalings[scale](sheets);
  return new Map([...sheets].map(([id, of]) => [id, scoreOf(of)]));
}

/** What is worked out with roots and thirds is the same where it differs in the ninth place only. */
const meanOf = (points: (sheet: Sheet) => number) => (of: readonly Sheet[]) =>
  (of.length === 0 ? null : Math.round((sum(of.map(points)) / of.length) * 1e9) / 1e9);

function byAssessor<T>(sheets: Sheets, from: (weighted: readonly number[]) => T): ReadonlyMap<string, T> {
  const given = new Map<string, number[]>();
  for (const { assessorId, weighted } of [...sheets.values()].flat())
    given.set(assessorId, [...given.get(assessorId) ?? [], weighted]);
  return new Map([...given].map(([assessorId, weighted]) => [assessorId, from(weighted)]));
}

/** The mean and the standard deviation of all that they gave, since all of it is there. */
function usualOf(weighted: readonly number[]) {
  const mean = sum(weighted) / weighted.length;
  return { mean, spread: Math.sqrt(sum(weighted.map((one) => (one - mean) ** 2)) / weighted.length) };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}

/** Of the others that the same assessor scored; who is alike counts half. 50 where there are no others. */
function shareBelow(given: readonly number[], weighted: number): number {
  const others = given.length - 1;
  if (others === 0) return 50;
  const below = given.filter((one) => one < weighted).length;
  const alike = given.filter((one) => one === weighted).length - 1;
  return (100 * (below + alike / 2)) / others;
}
