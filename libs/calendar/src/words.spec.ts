import { dateInWords, dayInWords, endOfDay, inWords, londonInstant, timeInWords } from './index.js';

describe('a moment in words', () => {
  it.each([
    ['17:00', 'Friday 2 April 2027 at 5pm'],
    ['17:30', 'Friday 2 April 2027 at 5:30pm'],
    ['09:05', 'Friday 2 April 2027 at 9:05am'],
    ['00:00', 'Friday 2 April 2027 at midnight'],
    ['00:01', 'Friday 2 April 2027 at 12:01am'],
    ['12:00', 'Friday 2 April 2027 at midday'],
    ['12:45', 'Friday 2 April 2027 at 12:45pm'],
    ['23:59', 'Friday 2 April 2027 at 11:59pm'],
  ])('%s is written as GOV.UK does: %s', (time, words) =>
    expect(inWords(londonInstant('2027-04-02', time))).toBe(words));

  it('shows the end of a day as 11:59pm, not as midnight of the next', () =>
    expect(inWords(endOfDay('2027-04-02'))).toBe('Friday 2 April 2027 at 11:59pm'));

  it('tells apart the two hours of the night when the clocks go back', () => {
    expect(timeInWords('2026-10-24T23:59:00.000Z')).toBe('12:59am');
    expect(timeInWords('2026-10-25T00:30:00.000Z')).toBe('1:30am, before the clocks go back');
    expect(timeInWords('2026-10-25T01:30:00.000Z')).toBe('1:30am, after the clocks go back');
    expect(timeInWords('2026-10-25T02:00:00.000Z')).toBe('2am');
  });
});

describe('a day in words', () => {
  it('has its weekday, or goes without', () => {
    expect(dayInWords('2028-02-29')).toBe('Tuesday 29 February 2028');
    expect(dayInWords('2027-12-26')).toBe('Sunday 26 December 2027');
    expect(dateInWords('2027-01-01')).toBe('1 January 2027');
  });
});
