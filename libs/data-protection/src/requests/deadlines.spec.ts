import { dueOn, extendedDueOn, oneMonthAfter } from './deadlines.js';

describe('the month in which a request is to be answered', () => {
  it.each([
    ['a Tuesday', '2027-06-01', '2027-07-01'], ['a month without such a day', '2027-08-31', '2027-09-30'],
    ['the end of January', '2028-01-31', '2028-02-29'], ['December', '2027-12-15', '2028-01-17'],
    ['a Sunday that is a month away', '2027-07-15', '2027-08-16'], ['a bank holiday', '2027-07-30', '2027-08-31'],
    ['Christmas', '2027-11-25', '2027-12-29'],
  ])('from %s ends on a working day', (_, came, ends) => expect(oneMonthAfter(came)).toBe(ends));
});

describe('the time for an answer', () => {
  it.each([
    ['subject-access', '2027-06-01', '2027-07-01', '2027-09-01'],
    ['rectification', '2027-06-01', '2027-07-01', '2027-09-01'],
    ['foi', '2027-03-19', '2027-04-20', '2027-05-19'],
    ['eir', '2027-06-05', '2027-07-02', '2027-07-30'],
  ] as const)('to %s of %s ends on %s, or %s where it is extended', (kind, came, ends, longer) =>
    expect([dueOn(kind, came), extendedDueOn(kind, came)]).toEqual([ends, longer]));
  it('for acknowledging a complaint is 30 days from the day after, and ends on a working day', () => {
    expect(dueOn('complaint', '2027-06-01')).toBe('2027-07-01');
    expect(dueOn('complaint', '2027-06-03')).toBe('2027-07-05');
  });
});
