import { inPounds, type Instant, Refusal, sum } from '#kernel';
import { type Placed, placed, weightedScore, type Weights } from '../decision/ranking.rules.js';
import { inTheMoney, type Pot, resized } from './money.rules.js';
import { type Scale, scoresBy } from './scales.rules.js';

/** An application of a decided round. `awardedPence` is 0 where it was declined; an award that came back was one. */
export type ReplayCase = Readonly<{
  id: string; askedPence: number; awardedPence: number; submittedAt: Instant; neighbourhoodId: string | null;
  sheets: readonly Readonly<{
    assessorId: string; scores: readonly Readonly<{ criterionId: string; score: number }>[];
  }>[];
}>;

/** The facts of a round: those that count in its ranking, in the order of the record. */
export type DecidedRound = Readonly<{ criteria: Weights; pot: Pot; cases: readonly ReplayCase[] }>;

/** `criterion:<id>`: the better mean there; otherwise who asked for less, or who sent it first. */
export type TieBreak = 'shared' | 'smallest' | 'earliest' | `criterion:${string}`;

/** What is other than it was. `weights` in the order of the round's criteria; null leaves what the round says. */
export type Variation = Readonly<{
  without: string | null; weights: readonly number[] | null; tieBreak: TieBreak; potPence: number | null; scale: Scale;
}>;
export const asItWas: Variation = { without: null, weights: null, tieBreak: 'shared', potPence: null, scale: 'mean' };

export type Standing = Readonly<{ score: number | null; rank: number | null; isFunded: boolean }>;
/** `before` with nothing changed, `after` with the change; `pence` is what it would get, if it gets anything. */
export type ReplayLine = Readonly<{
  id: string; pence: number; wasAwarded: boolean; before: Standing; after: Standing;
}>;

/** @throws Refusal where the change makes no sense */
export function replay(round: DecidedRound, variation: Variation): readonly ReplayLine[] {
  mustMakeSense(round, variation);
  const [before, after] = [standings(round, asItWas), standings(round, variation)];
  return round.cases.map((one) => ({
    id: one.id, pence: sumOf(one), wasAwarded: one.awardedPence > 0,
    before: before.get(one.id)!, after: after.get(one.id)!,
  }));
}

/** The order and the places of the round's cases under a change; under none, those of the record. */
export function rankedAgain({ cases, criteria }: DecidedRound, variation: Variation): readonly Placed<ReplayCase>[] {
  const weights = criteria.map((one, at) => ({ ...one, weightPercent: variation.weights?.[at] ?? one.weightPercent }));
  const kept = cases.map((one) =>
    ({ ...one, sheets: one.sheets.filter(({ assessorId }) => assessorId !== variation.without) }));
  const scores = scoresBy(variation.scale, new Map(kept.map(({ id, sheets }) => [id, sheets.map((sheet) =>
    ({ assessorId: sheet.assessorId, weighted: weightedScore(sheet.scores, weights) }))])));
  return placed(kept, ({ id }) => scores.get(id) ?? null, tieBreakOf(variation.tieBreak));
}

/** What the deciders gave where they gave something, and else what was asked for. */
const sumOf = ({ awardedPence, askedPence }: ReplayCase) => (awardedPence > 0 ? awardedPence : askedPence);

function standings(round: DecidedRound, variation: Variation): ReadonlyMap<string, Standing> {
  const ranked = rankedAgain(round, variation);
  const pot = variation.potPence === null ? round.pot : resized(round.pot, variation.potPence);
  const funded = inTheMoney(ranked.map(({ one, rank }) =>
    ({ id: one.id, rank, pence: sumOf(one), neighbourhoodId: one.neighbourhoodId })), pot);
  return new Map(ranked.map(({ one: { id }, score, rank }) => [id, { score, rank, isFunded: funded.has(id) }]));
}

type Order = (one: ReplayCase, other: ReplayCase) => number;

function tieBreakOf(tieBreak: TieBreak): Order {
  if (tieBreak === 'smallest') return (one, other) => one.askedPence - other.askedPence;
  if (tieBreak === 'earliest') return (one, other) => Date.parse(one.submittedAt) - Date.parse(other.submittedAt);
  if (tieBreak === 'shared') return () => 0;
  const criterionId = tieBreak.slice('criterion:'.length);
  return (one, other) => meanOn(criterionId, other) - meanOn(criterionId, one);
}

/** Of those who are compared, nobody is without a score. */
const meanOn = (criterionId: string, { sheets }: ReplayCase) =>
  sum(sheets.flatMap(({ scores }) => scores).filter((one) => one.criterionId === criterionId)
    .map(({ score }) => score)) / sheets.length;

function mustMakeSense(round: DecidedRound, { without, weights, tieBreak, potPence }: Variation) {
  const assessors = round.cases.flatMap(({ sheets }) => sheets.map(({ assessorId }) => assessorId));
  if (without !== null && !assessors.includes(without))
    throw new Refusal('no-such-assessor', 'Select somebody who scored in this round', 'without');
  if (weights !== null) mustBeWeights(weights, round.criteria);
  const known = ['shared', 'smallest', 'earliest', ...round.criteria.map(({ id }) => `criterion:${id}`)];
  if (!known.includes(tieBreak)) throw new Refusal('no-such-tie-break', 'Select one of the answers', 'tieBreak');
  if (potPence !== null && potPence === 0)
    throw new Refusal('not-an-amount', `Enter a pot of more than ${inPounds(0)}, or leave it blank`, 'potPence');
}

/** Other than a round's own, a weight of 0 leaves a criterion out. */
function mustBeWeights(weights: readonly number[], criteria: Weights) {
  const isWeight = (weight: number) => Number.isInteger(weight) && weight >= 0;
  if (weights.length !== criteria.length || !weights.every(isWeight))
    throw new Refusal('not-a-weight', 'Each weight is a whole number from 0 to 100', 'weight1');
  const total = sum(weights);
  if (total !== 100)
    throw new Refusal('weights-do-not-total-100', `The weights must total 100. They come to ${total}.`, 'weight1');
}
