import { bankHolidays, isWorkingDay, orNextWorkingDay, workingDaysLater } from './index.js';

describe('bank holidays in England', () => {
  /** As published on https://www.gov.uk/bank-holidays for England and Wales. */
  it.each([
    [2019, '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'],
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ])('are in %i as published', (year, days) =>
    expect(bankHolidays(year).map((day) => day.slice(5)).join(' ')).toBe(days));
});

describe('working days', () => {
  it('are not Saturdays, Sundays and bank holidays', () => {
    expect(['2027-03-25', '2027-03-26', '2027-03-27', '2027-03-28', '2027-03-29', '2027-03-30'].map(isWorkingDay))
      .toEqual([true, false, false, false, false, true]);
    expect(isWorkingDay('2027-12-25')).toBe(false);
  });
  it.each([
    ['twenty, over Easter', '2027-03-19', 20, '2027-04-20'],
    ['twenty, from a Saturday', '2027-06-05', 20, '2027-07-02'],
    ['one, from a Friday', '2027-06-04', 1, '2027-06-07'],
    ['two, over Christmas and a weekend', '2027-12-24', 2, '2027-12-30'],
  ])('are counted from the day after: %s', (_, from, days, then) => expect(workingDaysLater(from, days)).toBe(then));
  it('come next where a day is none', () => {
    expect(orNextWorkingDay('2027-06-05')).toBe('2027-06-07');
    expect(orNextWorkingDay('2027-06-07')).toBe('2027-06-07');
  });
});
