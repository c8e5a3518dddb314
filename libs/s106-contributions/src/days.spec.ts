import { dayAfter, daysBetween, isMonth, monthBefore, yearsLater } from './days.rules.js';

describe('days in deeds', () => {
  it('are so many days later, across months and leap years', () => {
    expect(dayAfter('2028-02-01', 28)).toBe('2028-02-29');
    expect(daysBetween('2028-02-29', '2028-03-31')).toBe(31);
    expect(daysBetween('2028-03-31', '2028-02-29')).toBe(-31);
  });
  it('are the same day so many years later; 28 February where there is no 29th', () => {
    expect(yearsLater('2028-02-20', 5)).toBe('2033-02-20');
    expect(yearsLater('2028-02-29', 5)).toBe('2033-02-28');
    expect(yearsLater('2028-02-29', 4)).toBe('2032-02-29');
  });
  it.each([['2028-01-31', 0, '2028-01'], ['2028-01-31', 1, '2027-12'], ['2028-03-01', 15, '2026-12']])(
    'lie so many months after: %s, %d', (day, months, month) => expect(monthBefore(day, months)).toBe(month));
  it.each([['2026-04', true], ['2026-13', false], ['2026-4', false], ['1066-01', false]])(
    'have months: %s is one? %p', (month, is) => expect(isMonth(month)).toBe(is));
});
