import fc from 'fast-check';
import { sum } from '#kernel';
import type { AssessorScores } from '../application/applications.view.js';
import { ranked } from '../decision/ranking.js';
import { weightedScore } from '../decision/ranking.rules.js';
import { decided, decidedCase } from './replay.examples.js';
import { asItWas, type DecidedRound, rankedAgain, replay, type Variation } from './replay.rules.js';
import { scales } from './scales.rules.js';

/** `SEED=… npm test` runs the same rounds again. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const runs = { seed, numRuns: 300, verbose: 1 };

const given = fc.dictionary(fc.constantFrom('sam', 'bea', 'kit', 'lou'), fc.tuple(fc.nat(4), fc.nat(4)));
const cases = fc.array(fc.record({ given, pence: fc.integer({ min: 1, max: 30 }), isAwarded: fc.boolean() }), {
  minLength: 1, maxLength: 12,
});
const upTo99 = fc.integer({ min: 1, max: 99 });
const rounds: fc.Arbitrary<DecidedRound> = fc.record({ cases, need: upTo99, pot: upTo99 })
  .map(({ cases: all, need, pot }) => decided(
    all.map(({ given: of, pence, isAwarded }, i) =>
      decidedCase(`a${i}`, of, { askedPence: pence, awardedPence: isAwarded ? pence : 0 })),
    {
      criteria: [{ id: 'need', weightPercent: need }, { id: 'reach', weightPercent: 100 - need }],
      pot: { pence: pot, ceilings: null },
    }));
const changes: fc.Arbitrary<Variation> = fc.record({
  without: fc.constant(null), scale: fc.constantFrom(...scales),
  weights: fc.option(fc.nat(100).map((need) => [need, 100 - need])),
  tieBreak: fc.constantFrom('shared', 'smallest', 'earliest', 'criterion:reach'),
  potPence: fc.option(fc.integer({ min: 1, max: 120 })),
});

/** As the view of applications has it, from which the record is ranked. */
const rowsOf = ({ cases: all, criteria }: DecidedRound) => all.map(({ id, sheets }) => ({
  id,
  assessments: sheets.map(({ assessorId, scores }) =>
    ({ assessorId, scores, weighted: weightedScore(scores, criteria) }) as AssessorScores),
})) as unknown as Parameters<typeof ranked>[0];

describe('a replay', () => {
  it('with nothing changed is the ranking of the record, place for place and score for score', () => {
    fc.assert(fc.property(rounds, (round) => {
      expect(rankedAgain(round, asItWas).map(({ one: { id }, score, rank }) => ({ id, percent: score, rank })))
        .toEqual(ranked(rowsOf(round)).map(({ application: { id }, percent, rank }) => ({ id, percent, rank })));
    }), runs);
  });

  it('never gives more than the pot, and tells every application once', () => {
    fc.assert(fc.property(rounds, changes, (round, change) => {
      const lines = replay(round, change);
      expect(lines.map(({ id }) => id)).toEqual(round.cases.map(({ id }) => id));
      const funded = sum(lines.filter(({ after }) => after.isFunded).map(({ pence }) => pence));
      expect(funded).toBeLessThanOrEqual(change.potPence ?? round.pot.pence);
    }), runs);
  });

  it('puts nobody with a lower score before somebody with a higher one', () => {
    fc.assert(fc.property(rounds, changes, (round, change) => {
      const told = rankedAgain(round, change).filter(({ score }) => score !== null);
      for (const [at, { score }] of told.slice(1).entries()) expect(score).toBeLessThanOrEqual(told[at]!.score!);
    }), runs);
  });
});
