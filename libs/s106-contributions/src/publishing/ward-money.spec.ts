import { sum } from '#kernel';
import { aboutToExpire, monthsLater } from './expiring.js';
import { moneyByPlace } from './ward-money.js';

const obligation = (agreementId: string, changes: object = {}) => ({
  agreementId, securedPence: 1_000, receivedPence: 800, interestPence: 5, freePence: 300,
  committedPence: 105, ...changes,
});
const allocated = { id: 'x1', status: 'allocated', pence: 505, wardCode: 'E05000002', allocationId: 'x1' } as const;
const spent = { id: 's1', status: 'spent', pence: 400, wardCode: null, allocationId: 'x1' } as const;

describe('the money of a ward', () => {
  const places = moneyByPlace({
    agreements: [
      { id: 'a1', wardCodes: ['E05000001'] }, { id: 'a2', wardCodes: ['E05000001'] },
      { id: 'a3', wardCodes: ['E05000002', 'E05000001'] },
    ],
    obligations: [obligation('a1'), obligation('a1'), obligation('a2'), obligation('a3')],
    transactions: [allocated, spent],
  });
  const of = (...codes: string[]) => places.find(({ wardCodes }) => wardCodes.join() === codes.join());

  it('is what building there raised and left', () => {
    expect(of('E05000001')).toEqual({
      wardCodes: ['E05000001'], agreements: 2, agreed: 3_000, received: 2_415, held: 1_215, spent: 0,
    });
  });

  it('is spent where the project lies, wherever the building was', () => {
    expect(of('E05000002')).toMatchObject({ agreements: 0, received: 0, spent: 400 });
  });

  it('is not parted where one agreement lies in two wards', () => {
    expect(of('E05000001', 'E05000002')).toMatchObject({ agreements: 1, received: 805 });
  });

  it('adds up to the whole ledger', () => {
    expect(sum(places.map(({ received }) => received))).toBe(4 * 805);
    expect(sum(places.map((place) => place.spent))).toBe(400);
  });
});

describe('money that is about to expire', () => {
  const today = '2027-11-30';
  const state = (counts: 'spent' | 'spent-or-committed') =>
    ({ terms: { spendBy: { counts } } }) as unknown as Parameters<typeof aboutToExpire>[0][number]['state'];
  const until = (spendByDay: string | null, counts: 'spent' | 'spent-or-committed' = 'spent', more = {}) =>
    ({ spendByDay, freePence: 70, committedPence: 30, state: state(counts), ...more });
  const told = (...obligations: Parameters<typeof aboutToExpire>[0]) =>
    aboutToExpire(obligations, today).map(({ nearness, pence }) => [nearness, pence]);

  it('is told 12, 6 and 3 months before, and when its last day has gone by', () => {
    expect(told(
      until('2028-11-30'), until('2028-05-30'), until('2028-02-29'), until('2028-03-01'), until('2027-11-30'),
      until('2027-11-29'), until('2028-12-01'), until(null),
    )).toEqual([['over', 100], [3, 100], [3, 100], [6, 100], [6, 100], [12, 100]]);
  });

  it('is only what is not committed, where the deed counts that as used', () => {
    expect(told(until('2028-01-01', 'spent-or-committed'))).toEqual([[3, 70]]);
  });

  it('is nothing where nothing is left', () => {
    expect(told(until('2028-01-01', 'spent', { freePence: 0, committedPence: 0 }))).toEqual([]);
  });

  it.each([['2027-11-30', 3, '2028-02-29'], ['2027-01-31', 1, '2027-02-28'], ['2027-12-15', 12, '2028-12-15']])(
    'counts months by the calendar: %s and %d', (day, months, later) => expect(monthsLater(day, months)).toBe(later));
});
