import { refusalOf } from '#testing';
import type { Indexation } from './indexation.events.js';
import { decimalsOf, halfUp, indexed, isIndexValue } from './indexation.rules.js';

const figure = (month: string, value: string) => ({ month, value, status: 'final' as const });
const indexation: Indexation = { seriesCode: 'BCIS-TPI', baseMonth: '2026-04', monthsBefore: 0, floor: false };
const workOut = (pence: number, base: string, due: string, floor = false) =>
  indexed(pence, { ...indexation, floor }, '2028-01-17',
    { base: figure('2026-04', base), due: figure('2028-01', due), revision: 3 });

describe('a sum by an index, worked out by hand', () => {
  // 120 × £183.24 = £21,988.80. 2,198,880 × 404.7 = 889,886,736; ÷ 391.2 = 2,274,761.595…
  it('rises: £183.24 for each of 120 dwellings, 391.2 to 404.7, is £22,747.62', () => {
    expect(workOut(120 * 18_324, '391.2', '404.7')).toEqual({
      basePence: 2_198_880, base: figure('2026-04', '391.2'), due: figure('2028-01', '404.7'), seriesCode: 'BCIS-TPI',
      seriesRevision: 3, exactPence: '2274761.595092', floored: false, rounding: 'half-up-to-the-penny',
      pence: 2_274_762,
    });
  });

  it.each([
    // 2,198,880 × 380.1 = 835,794,288; ÷ 391.2 = 2,136,488.466…
    ['falls: £21,988.80, 391.2 to 380.1, is £21,364.88', 2_198_880, '391.2', '380.1', 2_136_488, '2136488.466257'],
    // 5,000,000 × 404.7 = 2,023,500,000; ÷ 391.2 = 5,172,546.012…
    ['rises: £50,000, 391.2 to 404.7, is £51,725.46', 5_000_000, '391.2', '404.7', 5_172_546, '5172546.012269'],
    // 18,324 × 404.7 = 7,415,722.8; ÷ 391.2 = 18,956.346…
    ['rises: one dwelling, 391.2 to 404.7, is £189.56', 18_324, '391.2', '404.7', 18_956, '18956.346625'],
    // 35 × 18,324 = 641,340; × 136.95 = 87,831,513; ÷ 128.3 = 684,579.212…
    ['has figures of one and two decimals: £6,413.40 is £6,845.79', 641_340, '128.3', '136.95', 684_579,
      '684579.212782'],
    // 100 × 100.5 ÷ 100 = 100.5: half a penny goes up
    ['comes to half a penny: £1 is £1.01', 100, '100', '100.5', 101, '100.5'],
    // 100 × 1004.9 ÷ 1000 = 100.49
    ['comes to just less than half a penny: £1 stays £1', 100, '1000', '1004.9', 100, '100.49'],
    // 250,000 × 100 = 25,000,000; ÷ 99.95 = 250,125.062…
    ['has a base below 100: £2,500 is £2,501.25', 250_000, '99.95', '100.0', 250_125, '250125.062531'],
    // 987,654,321 × 1300.0001 ÷ 1234.5678: sixteen digits, which no float keeps
    ['is large, with four decimals: £9,876,543.21 is £10,400,001.65', 987_654_321, '1234.5678', '1300.0001',
      1_040_000_165, '1040000165.293013'],
    ['has the same figure twice: nothing changes', 2_198_880, '391.2', '391.2', 2_198_880, '2198880'],
    // 75,000,000 × 311 = 23,325,000,000; ÷ 340 = 68,602,941.176…
    ['falls far: £750,000, 340 to 311, is £686,029.41', 75_000_000, '340', '311', 68_602_941, '68602941.17647'],
    // 7 × 18,324 = 128,268; × 391.3 = 50,191,268.4; ÷ 391.2 = 128,300.788…
    ['rises by a tenth: £1,282.68 is £1,283.01', 128_268, '391.2', '391.3', 128_301, '128300.788343'],
    // 1 × 99 ÷ 200 = 0.495
    ['is a penny that falls to less than half: nothing', 1, '200', '99', 0, '0.495'],
  ])('%s', (_, pence, base, due, payable, exactPence) => {
    expect(workOut(pence, base, due)).toMatchObject({ pence: payable, exactPence, floored: false });
  });

  it('stays at the sum where it would fall and the deed has a floor, and says so', () => {
    expect(workOut(2_198_880, '391.2', '380.1', true))
      .toMatchObject({ pence: 2_198_880, exactPence: '2136488.466257', floored: true });
  });
  it('does not need its floor where it rises, or stays', () => {
    expect(workOut(2_198_880, '391.2', '404.7', true)).toMatchObject({ pence: 2_274_762, floored: false });
    expect(workOut(2_198_880, '391.2', '391.2', true)).toMatchObject({ pence: 2_198_880, floored: false });
  });
  it('has its floor when it falls by less than a penny', () => {
    // 100 × 999.9 ÷ 1000 = 99.99, which would round back to 100
    expect(workOut(100, '1000', '999.9', true)).toMatchObject({ pence: 100, exactPence: '99.99', floored: true });
    expect(workOut(100, '1000', '999.9')).toMatchObject({ pence: 100, floored: false });
  });
});

describe('the figures of a sum', () => {
  const figures = { base: figure('2026-04', '100'), due: figure('2027-10', '110'), revision: 1 };
  it('are of the base month, and of so many months before the due day', () => {
    const threeBefore = { ...indexation, monthsBefore: 3 };
    expect(indexed(100, threeBefore, '2028-01-31', figures)).toMatchObject({ pence: 110 });
  });
  it.each([
    ['no due figure', { ...figures, due: null }, '2027-10-05'], ['no base figure', { ...figures, base: null },
      '2027-10-05'],
    ['a figure of another month', figures, '2027-11-01'],
  ])('are refused with %s, with the month that is missing', (_, some, day) => {
    const { rule, message } = refusalOf(() => indexed(100, indexation, day, some));
    expect(rule).toBe('index-figure-missing');
    expect(message).toMatch(/BCIS-TPI for 20\d\d-\d\d/);
  });
  it('make no sum that is more than any may be', () => {
    const steep = { base: figure('2026-04', '0.0001'), due: figure('2028-01', '999999'), revision: 1 };
    expect(refusalOf(() => indexed(1_000_000, indexation, '2028-01-01', steep)).rule).toBe('not-an-amount');
  });
  it.each(['391.2', '1', '0.5', '999999.9999'])('can be %s', (value) => expect(isIndexValue(value)).toBe(true));
  it.each(['', '0', '0.0', '-1', '1.', '.5', '1e3', '391,2', '1.23456', '1234567'])('cannot be "%s"', (value) => {
    expect(isIndexValue(value)).toBe(false);
  });
});

describe('rounding', () => {
  it('takes half a penny up, whatever comes before it', () => {
    expect([1n, 3n, 5n].map((numerator) => halfUp({ numerator, denominator: 2n }))).toEqual([1, 2, 3]);
  });
  it('shows what it rounded, cut after six decimals', () => {
    expect(decimalsOf({ numerator: 2n, denominator: 3n })).toBe('0.666666');
    expect(decimalsOf({ numerator: 4n, denominator: 2n })).toBe('2');
  });
});
