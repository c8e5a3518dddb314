import fc from 'fast-check';
import { sum } from '#kernel';
import { financialYear, financialYearFrom, financialYearOf } from './financial-year.js';
import { type Figure, fundingStatement } from './funding-statement.js';
import type { LedgerFact } from './ledger-fact.js';
import { anyLedger, fact } from './ledger-fact.fixture.js';

const year = financialYearFrom(2027);
const hall = { allocationId: 'hall' };
const pence = (facts: readonly LedgerFact[]) => {
  const { agreed, received, receivedEarlier, allocated, used, returned, retained, retainedBefore, unallocated } =
    fundingStatement(facts, year);
  return Object.fromEntries(Object.entries(
    { agreed, received, receivedEarlier, allocated, used, returned, retained, retainedBefore, unallocated },
  ).map(([name, figure]) => [name, figure.pence]));
};

describe('a financial year', () => {
  it('runs from 1 April to 31 March', () => {
    expect(financialYear('2027-28')).toEqual({ name: '2027-28', from: '2027-04-01', to: '2028-03-31' });
    expect([financialYearOf('2028-03-31').name, financialYearOf('2028-04-01').name]).toEqual(['2027-28', '2028-29']);
    expect(financialYear('2099-00')?.to).toBe('2100-03-31');
  });
  it.each(['2027-29', '2027', '27-28', '2027/28', ''])('is not %j', (name) =>
    void expect(financialYear(name)).toBeUndefined());
});

describe('the section 106 statement of a year', () => {
  it('counts what was promised, what came in, what is set aside, what was used and what is left', () => {
    expect(pence([
      fact('secured', '2026-02-01', 10_000_000), fact('secured', '2027-04-01', 2_500_000),
      fact('received', '2027-01-10', 6_000_000), fact('received', '2027-06-01', 4_000_000, { interestPence: 123_456 }),
      fact('monitoring-fee', '2027-06-02', 50_000),
      fact('allocated', '2027-07-01', 5_000_000, hall), fact('spent', '2027-09-01', 1_250_075, hall),
      fact('transferred', '2027-10-01', 1_000_000, hall),
      fact('received', '2028-04-01', 999), // the next year
    ])).toEqual({
      agreed: 2_500_000, received: 4_123_456, receivedEarlier: 950_000, allocated: 2_749_925,
      used: 2_300_075, returned: 0, retained: 7_823_381, retainedBefore: 6_000_000, unallocated: 5_073_456,
    });
  });

  it('takes the first and the last day of the year as part of it', () => {
    const days = ['2027-03-31', '2027-04-01', '2028-03-31', '2028-04-01'];
    expect(pence(days.map((day) => fact('received', day, 100)))).toMatchObject({ received: 200, receivedEarlier: 100 });
  });

  it('uses the oldest money first', () => {
    const { receivedEarlier } = fundingStatement([
      fact('received', '2025-05-01', 300), fact('received', '2026-05-01', 200), fact('received', '2027-05-01', 100),
      fact('allocated', '2027-06-01', 400, hall),
    ], year);
    expect(receivedEarlier.lines.map(({ fact: { day }, pence: left }) => [day, left])).toEqual([['2026-05-01', 100]]);
  });

  it('never mixes the money of two obligations', () => {
    expect(pence([
      fact('received', '2025-05-01', 300), fact('received', '2027-05-01', 300, { obligationId: 'o2' }),
      fact('allocated', '2027-06-01', 300, { ...hall, obligationId: 'o2' }),
    ])).toMatchObject({ receivedEarlier: 300, unallocated: 300, allocated: 300 });
  });

  it('has each item with what is left of it, and each with what was spent on it', () => {
    const { allocatedItems, spentItems, transferredItems } = fundingStatement([
      fact('received', '2026-05-01', 10_000),
      fact('allocated', '2026-06-01', 4_000, hall), fact('spent', '2027-05-01', 1_000, hall),
      fact('spent', '2027-06-01', 500, hall), fact('released', '2027-07-01', 500, hall),
      fact('allocated', '2027-06-01', 3_000, { allocationId: 'park' }),
      fact('transferred', '2027-08-01', 3_000, { allocationId: 'park' }),
    ], year);
    const told = (items: typeof spentItems) => items.map((item) => [item.allocationId, item.pence]);
    expect([told(allocatedItems), told(spentItems), told(transferredItems)])
      .toEqual([[['hall', 2_000]], [['hall', 1_500]], [['park', 3_000]]]);
  });

  it('counts what was given back apart from what was spent', () => {
    expect(pence([fact('received', '2020-05-01', 900), fact('returned', '2027-05-02', 900)]))
      .toMatchObject({ used: 0, returned: 900, retained: 0, retainedBefore: 900, receivedEarlier: 0 });
  });

  it('lists what is promised in kind by units, not as money', () => {
    const land = fact('secured', '2027-05-01', 0, { units: 120 });
    const { inKind, agreed } = fundingStatement([land, fact('secured', '2026-05-01', 0, { units: 7 })], year);
    expect([inKind, agreed.lines]).toEqual([[land], []]);
  });

  it('adds a sum that took the place of something in kind to what was agreed', () => {
    expect(pence([fact('commuted', '2027-05-01', 700, { units: 3 })])).toMatchObject({ agreed: 700 });
  });

  it('says where somebody wrote down a day that cannot be', () => {
    const { contradictions } = fundingStatement([
      fact('allocated', '2028-03-30', 100, hall), fact('received', '2028-04-02', 100),
    ], year);
    expect(contradictions).toEqual(['o1']);
  });
});

describe('any ledger', () => {
  const years = Array.from({ length: 16 }, (_, at) => financialYearFrom(2025 + at));
  const isSumOfItsFacts = ({ pence: total, lines }: Figure) => sum(lines.map((line) => line.pence)) === total;

  it('comes out to the penny in every year, and every figure is the sum of its facts', () => {
    fc.assert(fc.property(anyLedger, (facts) => {
      let before = 0;
      for (const one of years) {
        const { contradictions, retained, retainedBefore, ...rest } = fundingStatement(facts, one);
        const { received, used, returned, allocated, unallocated } = rest;
        expect([
          contradictions, retainedBefore.pence, before + received.pence - used.pence - returned.pence,
          allocated.pence + unallocated.pence,
        ]).toEqual([[], before, retained.pence, retained.pence]);
        expect([received, used, returned, retained, allocated, unallocated].every(isSumOfItsFacts)).toBe(true);
        before = retained.pence;
      }
    }), { numRuns: 150 });
  });
});
