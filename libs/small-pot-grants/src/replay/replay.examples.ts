import { sum } from '#kernel';
import type { DecidedRound, ReplayCase } from './replay.rules.js';

/** What an assessor gave for need and for reach. */
type Given = Readonly<Record<string, readonly [need: number, reach: number]>>;

export const scored = (given: Given): ReplayCase['sheets'] =>
  Object.entries(given).map(([assessorId, [need, reach]]) => ({
    assessorId, scores: [{ criterionId: 'need', score: need }, { criterionId: 'reach', score: reach }],
  }));

/** Pence; declined where `awardedPence` is 0. */
export const decidedCase = (id: string, given: Given, wish: Partial<ReplayCase> = {}): ReplayCase => ({
  id, askedPence: 100_000, awardedPence: 0, submittedAt: '2027-04-10T09:00:00.000Z', neighbourhoodId: 'east',
  sheets: scored(given), ...wish,
});

export const decided = (cases: readonly ReplayCase[], wish: Partial<DecidedRound> = {}): DecidedRound => ({
  criteria: [{ id: 'need', weightPercent: 60 }, { id: 'reach', weightPercent: 40 }],
  pot: { pence: sum(cases.map(({ awardedPence }) => awardedPence)), ceilings: null }, cases, ...wish,
});
