import { type Count, forPublic } from './small-numbers.js';

const count = (funded: number, declined: number): Count =>
  ({ key: 'East', funded, declined, notTakenUp: 1, pence: 90_000 });
const told = (funded: number, declined: number, awardsArePublic = true) =>
  forPublic([count(funded, declined)], { awardsArePublic })[0];

describe('numbers for the public', () => {
  it.each([[0, null], [1, null], [4, null], [5, 5], [7, 5], [8, 10], [12, 10], [123, 125]])(
    'make of %d that were declined %p', (declined, shown) => {
      expect(told(3, declined)).toMatchObject({ declined: shown });
    });
  it('leave awards as everybody can count them in the register', () => {
    expect(told(3, 0)).toEqual({ key: 'East', funded: 3, notTakenUp: 1, pence: 90_000, declined: null });
  });
  it('tell no more of awards where something stands beside them that the register does not tell', () => {
    expect(told(3, 9, false)).toEqual({ key: 'East', funded: null, notTakenUp: null, pence: null, declined: 10 });
    expect(told(13, 9, false)).toMatchObject({ funded: 15, pence: null });
  });
  it('leave out a place where nobody got a grant and few were declined, or it would tell where one came from', () => {
    for (const awardsArePublic of [true, false])
      expect(forPublic([{ ...count(0, 2), notTakenUp: 0, pence: 0 }], { awardsArePublic })).toEqual([]);
    expect(told(3, 2, false)).toBeUndefined();
  });
  it('tell the difference of two years no better than one of them', () => {
    expect([told(0, 7)?.declined, told(0, 5)?.declined]).toEqual([5, 5]); // two in the second year
  });
});
