import { runningTotals } from './running-totals.js';

const line = { isWaiting: true, askedPence: 100_000, awardedPence: 0, neighbourhoodId: null };
const lines = [{ ...line, id: 'a' }, { ...line, id: 'b' }, { ...line, id: 'c' }];

describe('the suggested running total', () => {
  it('counts what waits in full, from the top down', () => {
    const totals = runningTotals(lines, 300_000, {});
    expect([...totals.values()].map(({ totalPence }) => totalPence)).toEqual([100_000, 200_000, 300_000]);
    expect([...totals.values()].every(({ overPence }) => overPence === 0)).toBe(true);
  });

  it('says from where the pot no longer reaches, to the penny', () => {
    const totals = runningTotals(lines, 299_999, {});
    expect([...totals.values()].map(({ overPence }) => overPence)).toEqual([0, 0, 1]);
  });

  it('counts what was awarded for what it is, and nothing for what was declined', () => {
    const decided = { ...line, isWaiting: false };
    const totals = runningTotals(
      [{ ...decided, id: 'a', awardedPence: 40_000 }, { ...decided, id: 'b' }, { ...line, id: 'c' }], 300_000, {});
    expect([...totals.values()].map(({ totalPence }) => totalPence)).toEqual([40_000, 40_000, 140_000]);
  });

  it('says from where a neighbourhood’s own share no longer reaches', () => {
    const [a, b, c] = lines;
    const totals = runningTotals(
      [{ ...a!, neighbourhoodId: 'north' }, { ...b!, neighbourhoodId: 'south' }, { ...c!, neighbourhoodId: 'north' }],
      900_000, { north: 150_000, south: 500_000 });
    expect([...totals.values()].map(({ overCeilingPence }) => overCeilingPence)).toEqual([0, 0, 50_000]);
  });
});
