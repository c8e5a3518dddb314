import { inPounds } from '#kernel';
import type { ReplayableRound, ReplayedCase, Scale, Standing, Variation } from '#small-pot-grants';
import { type Slope, slopeChart } from '../../charts/slope-chart.js';

export const scaleWords: readonly Readonly<{ value: Scale; text: string; hint: string }>[] = [
  { value: 'mean', text: 'As it was', hint: 'The mean of what the assessors gave, out of 100' },
  { value: 'median', text: 'The middle score', hint: 'One assessor who is far from the others counts for less' },
  {
    value: 'normalised', text: 'Allow for strict and kind assessors',
    hint: '50 is what an assessor usually gives. Above 50 is better than that, below is worse',
  },
  {
    value: 'ranks', text: 'Each assessor’s own order',
    hint: 'Out of 100 others that an assessor scored, how many they put below this one',
  },
];

export const tieBreaksOf = ({ terms }: ReplayableRound['round']) => [
  { value: 'shared', text: 'As it was: they share the place' },
  { value: 'smallest', text: 'Who asked for less comes first' },
  { value: 'earliest', text: 'Who applied earlier comes first' },
  ...criteriaOf(terms).map(({ id, name }) =>
    ({ value: `criterion:${id}`, text: `The better score for ${name} comes first` })),
];

export const criteriaOf = ({ criteria }: ReplayableRound['round']['terms']) => criteria?.criteria ?? [];

/** Each change in a sentence; none where nothing is changed. */
export function changesInWords({ round, assessors }: ReplayableRound, change: Variation): readonly string[] {
  const { without, weights, tieBreak, potPence, scale } = change;
  const own = criteriaOf(round.terms);
  const weighed = own.map(({ name, weightPercent }, at) => `${name} ${weights?.[at]}% (it was ${weightPercent}%)`);
  const nameOf = (id: string) => assessors.find((one) => one.id === id)?.name;
  return [
    ...(without === null ? [] : [`The scores of ${nameOf(without)} are left out.`]),
    ...(weights === null ? [] : [`Other weights: ${weighed.join(', ')}.`]),
    ...(scale === 'mean' ? [] : [`Another way to add scores up: ${textOf(scaleWords, scale)}.`]),
    ...(tieBreak === 'shared' ? [] : [`Where scores are the same: ${textOf(tieBreaksOf(round), tieBreak)}.`]),
    ...(potPence === null ? []
      : [`A pot of ${inPounds(potPence)} (it was ${inPounds(round.terms.money?.potPence ?? 0)}).`]),
  ];
}

const textOf = (choices: readonly Readonly<{ value: string; text: string }>[], value: string) =>
  choices.find((one) => one.value === value)?.text ?? value;

export type ReplayRow = ReturnType<typeof rowsOf>[number];

/** In the order of the replay. `move`: into or out of the money, beside what was decided. */
export function rowsOf(cases: readonly ReplayedCase[]) {
  const rows = cases.map((one, at) => ({
    ...one, called: calledOf(one, at), move: moveOf(one.after, one), isAlsoUnchanged: moveOf(one.before, one) !== null,
  }));
  return rows.sort((one, other) => (one.after.rank ?? Infinity) - (other.after.rank ?? Infinity) || 0);
}

/** Whoever is not named is told from the others by a number, and by nothing else. */
const calledOf = ({ name }: ReplayedCase, at: number) =>
  (name === null ? `Unnamed ${at + 1}` : name.group ?? 'Group withheld');

function moveOf({ isFunded }: Standing, { wasAwarded }: ReplayedCase): 'in' | 'out' | null {
  if (isFunded === wasAwarded) return null;
  return isFunded ? 'in' : 'out';
}

export const chartOf = (rows: readonly ReplayRow[]) =>
  slopeChart(rows.map(({ id, called, before, after, move }): Slope =>
    ({ id, name: called, before: before.rank, after: after.rank, kind: move ?? 'stays' })));
