import { monthAfter } from './clock.js';

describe('the month in which a request is to be answered', () => {
  it.each([
    ['2027-06-01', '2027-07-01'], ['2027-01-31', '2027-02-28'], ['2028-01-30', '2028-02-29'],
    ['2027-12-15', '2028-01-15'], ['2027-08-31', '2027-09-30'],
  ])('that came on %s ends on %s', (came, ends) => expect(monthAfter(came)).toBe(ends));
});
