import { sum } from '#kernel';
import { agreementLines, contributionLines, type Published, transactionLines } from './open-data-lines.js';

type Of<K extends keyof Published> = Published[K][number];
const recordedAt = '2027-05-01T23:30:00.000Z'; // in London, the next day
const agreement = {
  id: 'a1', funderId: 'lcc', reference: 'DA-1', planningApplication: '22/00123/FUL', site: 'Mill Lane',
  documentUrl: null, variations: [], deedDay: '2027-04-01', recordedAt,
} as unknown as Of<'agreements'>;
const terms = { contribution: { kind: 'rate', ratePence: 18_324, dwellings: 200, indexation: null } };
const obligation = {
  id: 'o1', agreementId: 'a1', funderId: 'lcc', reference: 'C1', purpose: 'community-facilities',
  securedPence: 3_664_800, spendOn: 'A community hall', spendByDay: null, deedDay: '2027-04-01', state: { terms },
  recordedAt,
} as unknown as Of<'obligations'>;
type Step = Of<'transactions'>;
const step = (id: string, status: Step['status'], pence: number, more: Partial<Step> = {}) => ({
  id, obligationId: 'o1', agreementId: 'a1', funderId: 'lcc', status, pence, interestPence: 0, units: null,
  day: '2027-06-01', allocationId: null, proposalId: null, wardCode: null, what: null, because: null,
  releasedPence: 0, recordedAt, ...more,
});
const published = (
  transactions: Published['transactions'], changes: Partial<Of<'obligations'>> = {},
): Published => ({ agreements: [agreement], obligations: [{ ...obligation, ...changes }], transactions });
const lancashire = (funderId: string) => (funderId === 'lcc' ? 'local-authority:LAN' : '');
const lines = (...transactions: Published['transactions']) => transactionLines(published(transactions), lancashire);

describe('what is published of an agreement', () => {
  it('is its deed, with the day on which it was entered, in London', () => {
    expect(agreementLines(published([]), lancashire)).toEqual([{
      reference: 'DA-1', name: 'Mill Lane', type: 'section-106', planningApplication: '22/00123/FUL', documentUrl: '',
      notes: '', organisation: 'local-authority:LAN', entryDate: '2027-05-02', startDate: '2027-04-01', endDate: '',
    }]);
  });

  it('are its contributions, each with a reference of its own in the whole council', () => {
    expect(contributionLines(published([]), lancashire)).toEqual([{
      reference: 'DA-1~C1', agreement: 'DA-1', purpose: 'community-facilities', amountPence: 3_664_800, units: null,
      notes: 'A community hall. £183.24 for each of 200 dwellings', organisation: 'local-authority:LAN',
      entryDate: '2027-05-02', startDate: '2027-04-01', endDate: '',
    }]);
  });
});

describe('what is published of the money', () => {
  it('has a line for each step that the standard knows', () => {
    const told = lines(
      step('1', 'secured', 3_664_800), step('2', 'received', 3_664_800, { interestPence: 1_234 }),
      step('3', 'monitoring-fee', 50_000), step('4', 'allocated', 2_000_000, { what: 'Hall' }),
      step('5', 'spent', 700_000), step('6', 'transferred', 300_000), step('7', 'written-off', 5),
    );
    expect(told.map(({ reference, status, amountPence, notes }) => [reference, status, amountPence, notes])).toEqual([
      ['1', 'secured', 3_664_800, ''], ['2', 'received', 3_666_034, 'Of which late interest £12.34'],
      ['3', 'spent', 50_000, 'Monitoring fee'], ['4', 'allocated', 2_000_000, 'Hall'], ['5', 'spent', 700_000, ''],
      ['6', 'transferred', 300_000, ''],
    ]);
  });

  it('shows a repayment in the contribution’s notes, and never as a status', () => {
    const told = published([step('1', 'received', 10_000), step('2', 'returned', 4_050)]);
    expect(transactionLines(told, lancashire).map(({ status }) => status)).toEqual(['received']);
    expect(contributionLines(told, lancashire)[0]!.notes).toMatch(/\. £40\.50 was given back to whoever had paid it$/);
  });

  it('ends an allocation that was released, and says what is left of it', () => {
    const told = lines(
      step('4', 'allocated', 2_000_000, { releasedPence: 500_000 }),
      step('9', 'released', 500_000, { allocationId: '4', day: '2028-01-01' }),
    );
    expect(told.map(({ reference, amountPence, startDate, endDate }) => [reference, amountPence, startDate, endDate]))
      .toEqual([['4', 2_000_000, '2027-06-01', '2028-01-01'], ['4-left', 1_500_000, '2028-01-01', '']]);
    expect(sum(told.filter(({ endDate }) => endDate === '').map(({ amountPence }) => amountPence ?? 0)))
      .toBe(1_500_000);
  });

  it('leaves no line open of an allocation that was released whole', () => {
    const told = lines(
      step('4', 'allocated', 100, { releasedPence: 100 }), step('9', 'released', 100, { allocationId: '4' }));
    expect(told.map(({ endDate }) => endDate)).toEqual(['2027-06-01']);
  });

  it('ends a promise in kind for which money came instead, and keeps what was handed over', () => {
    const told = lines(
      step('1', 'secured', 0, { units: 10 }), step('2', 'delivered', 0, { units: 4 }),
      step('3', 'commuted', 60_000, { units: 6, day: '2028-01-01' }),
    );
    expect(told.map(({ status, amountPence, units, startDate, endDate }) =>
      [status, amountPence, units, startDate, endDate])).toEqual([
      ['secured', null, 10, '2027-06-01', '2028-01-01'], ['secured', null, 4, '2028-01-01', ''],
      ['received', null, 4, '2027-06-01', ''], ['secured', 60_000, null, '2028-01-01', ''],
    ]);
  });
});
