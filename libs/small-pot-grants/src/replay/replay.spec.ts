import { refusalOf } from '#testing';
import { decided, decidedCase } from './replay.examples.js';
import { asItWas, type DecidedRound, replay, type ReplayLine, type Variation } from './replay.rules.js';

const lineOf = (lines: readonly ReplayLine[], id: string) => lines.find((one) => one.id === id)!;
const again = (round: DecidedRound, change: Partial<Variation> = {}) => replay(round, { ...asItWas, ...change });
const places = (round: DecidedRound, change: Partial<Variation> = {}) =>
  Object.fromEntries(again(round, change).map(({ id, after }) => [id, after.rank]));
const funded = (round: DecidedRound, change: Partial<Variation> = {}) =>
  again(round, change).filter(({ after }) => after.isFunded).map(({ id }) => id);

/** Sam is strict and Bea is kind; Bea saw neither the choir nor the shed. */
const band = decidedCase('band', { sam: [2, 2], bea: [4, 4] }, { awardedPence: 100_000 });
const choir = decidedCase('choir', { sam: [3, 2] }, { awardedPence: 60_000, askedPence: 80_000 });
const shed = decidedCase('shed', { sam: [1, 4] });
const round = decided([band, choir, shed]);

describe('ranking a round again', () => {
  it('gives the places, scores and money of the record where nothing is changed', () => {
    for (const { before, after } of again(round)) expect(after).toEqual(before);
    expect(places(round)).toEqual({ band: 1, choir: 2, shed: 3 });
    expect(again(round).map(({ before }) => before.score)).toEqual([75, 65, 55]);
    expect(funded(round)).toEqual(['band', 'choir']);
  });
  it('leaves one scorer out, and puts last whom nobody else scored', () => {
    expect(places(round, { without: 'bea' })).toEqual({ choir: 1, shed: 2, band: 3 });
    expect(places(round, { without: 'sam' })).toEqual({ band: 1, choir: null, shed: null });
    expect(funded(round, { without: 'sam' })).toEqual(['band']);
  });
  it('weighs the criteria otherwise', () => {
    expect(places(round, { weights: [0, 100] })).toEqual({ shed: 1, band: 2, choir: 3 });
    expect(lineOf(again(round, { weights: [0, 100] }), 'choir').after.score).toBe(50);
  });
  it('gives what the deciders gave, and to the others what they asked for', () => {
    expect(again(round).map(({ pence }) => pence)).toEqual([100_000, 60_000, 100_000]);
  });
  it('takes all the changes together', () => {
    const line = lineOf(again(round, { without: 'bea', weights: [20, 80], potPence: 100_000 }), 'shed');
    expect(line).toMatchObject({
      wasAwarded: false, before: { rank: 3, isFunded: false }, after: { rank: 1, score: 85, isFunded: true },
    });
  });
});

describe('another pot', () => {
  it('reaches further down, or less far', () => {
    expect(funded(round, { potPence: 260_000 })).toEqual(['band', 'choir', 'shed']);
    expect(funded(round, { potPence: 100_000 })).toEqual(['band']);
  });
  it('passes over what does not fit whole, for the next that does', () => {
    expect(funded(round, { potPence: 99_999 })).toEqual(['choir']);
  });
  it('changes the ceilings of the neighbourhoods with it, rounded down', () => {
    const perHead = decided([band, choir, { ...shed, neighbourhoodId: 'west' }], {
      pot: { pence: 200_000, ceilings: { east: 159_999, west: 40_001 } },
    });
    expect(funded(perHead)).toEqual(['band']); // the choir is a penny over what is left in East
    expect(funded(perHead, { potPence: 500_000 })).toEqual(['band', 'choir', 'shed']);
  });
  it('has nothing for a place that is in no neighbourhood, where there are ceilings', () => {
    const pot = { pence: 200_000, ceilings: { east: 200_000 } };
    const perHead = decided([{ ...band, neighbourhoodId: null }], { pot });
    expect(funded(perHead)).toEqual([]);
  });
});

describe('those with the same score', () => {
  const half = [{ id: 'need', weightPercent: 50 }, { id: 'reach', weightPercent: 50 }];
  const one = decidedCase('one', { sam: [2, 2] }, { submittedAt: '2027-04-12T09:00:00.000Z', askedPence: 50_000 });
  const two = decidedCase('two', { sam: [4, 0] }, { awardedPence: 70_000, askedPence: 70_000 });
  const level = decided([one, two], { criteria: half });

  it('share a place, and get in together or not at all', () => {
    expect(places(level)).toEqual({ one: 1, two: 1 });
    expect(funded(level)).toEqual([]);
    expect(funded(level, { potPence: 120_000 })).toEqual(['one', 'two']);
  });
  it('are told apart by one criterion, the smaller sum or the earlier day', () => {
    expect(places(level, { tieBreak: 'criterion:need' })).toEqual({ one: 2, two: 1 });
    expect(places(level, { tieBreak: 'criterion:reach' })).toEqual({ one: 1, two: 2 });
    expect(places(level, { tieBreak: 'smallest' })).toEqual({ one: 1, two: 2 });
    expect(places(level, { tieBreak: 'earliest' })).toEqual({ one: 2, two: 1 });
    expect(funded(level, { tieBreak: 'earliest' })).toEqual(['two']);
  });
  it('stay after those with a better score, however a tie is broken', () => {
    expect(places(round, { tieBreak: 'criterion:reach' })).toEqual({ band: 1, choir: 2, shed: 3 });
  });
});

describe('another scale', () => {
  it('takes the middle of what the assessors gave', () => {
    const uneven = decided([
      decidedCase('band', { sam: [4, 4], bea: [4, 4], kit: [0, 0] }), decidedCase('choir', { sam: [3, 3] }),
    ]);
    expect(places(uneven)).toEqual({ band: 2, choir: 1 });
    expect(places(uneven, { scale: 'median' })).toEqual({ band: 1, choir: 2 });
    expect(again(uneven, { scale: 'median' }).map(({ after }) => after.score)).toEqual([100, 75]);
  });
  it('takes off what one assessor is always kinder by than another', () => {
    const unfair = decided([
      decidedCase('band', { bea: [4, 4] }), decidedCase('choir', { bea: [3, 3] }),
      decidedCase('shed', { sam: [2, 2] }), decidedCase('quilt', { sam: [0, 0] }),
    ]);
    expect(places(unfair)).toEqual({ band: 1, choir: 2, shed: 3, quilt: 4 });
    expect(places(unfair, { scale: 'normalised' })).toEqual({ band: 1, shed: 1, choir: 3, quilt: 3 });
    expect(again(unfair, { scale: 'normalised' }).map(({ after }) => after.score)).toEqual([60, 40, 60, 40]);
  });
  it('puts in the middle whom an assessor scored who gives everybody the same', () => {
    const flat = decided([decidedCase('band', { sam: [2, 2] }), decidedCase('choir', { sam: [2, 2] })]);
    expect(again(flat, { scale: 'normalised' }).map(({ after }) => after.score)).toEqual([50, 50]);
    expect(again(flat, { scale: 'ranks' }).map(({ after }) => after.score)).toEqual([50, 50]);
  });
  it('counts how many each assessor put below, and half of those alike', () => {
    const four = decided([
      decidedCase('band', { sam: [4, 4] }), decidedCase('choir', { sam: [2, 2] }), decidedCase('shed', { sam: [2, 2] }),
      decidedCase('quilt', { sam: [0, 0] }), decidedCase('alone', { bea: [1, 1] }),
    ]);
    expect(again(four, { scale: 'ranks' }).map(({ after }) => after.score)).toEqual([100, 50, 50, 0, 50]);
  });
});

describe('a change that makes no sense', () => {
  it.each<[string, Partial<Variation>, string, string]>([
    ['somebody who did not score', { without: 'kit' }, 'no-such-assessor', 'without'],
    ['weights that come to 99', { weights: [60, 39] }, 'weights-do-not-total-100', 'weight1'],
    ['a weight below nothing', { weights: [110, -10] }, 'not-a-weight', 'weight1'],
    ['a weight too many', { weights: [60, 30, 10] }, 'not-a-weight', 'weight1'],
    ['a pot of nothing', { potPence: 0 }, 'not-an-amount', 'potPence'],
    ['a criterion that there is not', { tieBreak: 'criterion:beauty' }, 'no-such-tie-break', 'tieBreak'],
  ])('is refused: %s', (_, change, rule, field) => {
    expect(refusalOf(() => again(round, change))).toMatchObject({ rule, field });
  });
});
