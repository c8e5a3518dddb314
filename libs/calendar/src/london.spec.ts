import { Refusal } from '#kernel';
import {
  daysLater, daysUntil, endOfDay, londonDay, londonInstant, londonTime, monthsLater, startOfDay,
} from './index.js';

function ruleOf(act: () => unknown) {
  try {
    return act();
  } catch (error) {
    return error instanceof Refusal ? [error.rule, error.field] : error;
  }
}

describe('a deadline in local time', () => {
  it.each([
    ['in winter', '2027-01-15', '17:00', '2027-01-15T17:00:00.000Z'],
    ['in summer', '2027-07-15', '17:00', '2027-07-15T16:00:00.000Z'],
    ['in the last minute before the clocks go forward', '2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
    ['in the first minute after the clocks go forward', '2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['at noon on the day the clocks go forward', '2027-03-28', '12:00', '2027-03-28T11:00:00.000Z'],
    ['in the last minute that comes once in October', '2026-10-25', '00:59', '2026-10-24T23:59:00.000Z'],
    ['in the hour that comes twice, the first of the two', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['in the first minute after the hour that comes twice', '2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
    ['in 2027, when the clocks go back on the 31st', '2027-10-31', '01:00', '2027-10-31T00:00:00.000Z'],
    ['on a leap day', '2028-02-29', '09:00', '2028-02-29T09:00:00.000Z'],
  ])('is a fixed moment %s', (_, day, time, instant) => {
    expect(londonInstant(day, time)).toBe(instant);
    expect([londonDay(instant), londonTime(instant)]).toEqual([day, time]);
  });

  it.each([
    ['2026-03-29', '01:00'], ['2026-03-29', '01:59'], ['2027-03-28', '01:30'],
  ])('cannot be on %s at %s, an hour that the clock change skips', (day, time) =>
    expect(ruleOf(() => londonInstant(day, time, 'closesAt'))).toEqual(['no-such-time', 'closesAt']));

  it.each(['24:00', '5pm', '17:0', '17:60', '17:00:00', '', ' 17:00'])('cannot be at "%s"', (time) =>
    expect(ruleOf(() => londonInstant('2027-04-02', time))).toEqual(['no-such-time', undefined]));

  it.each(['2027-02-30', '2027-02-29', '2027-13-01', '2/4/2027', ''])('cannot be on "%s"', (day) => {
    for (const take of [startOfDay, endOfDay, (text: string, field: string) => londonInstant(text, '17:00', field)])
      expect(ruleOf(() => take(day, 'day'))).toEqual(['no-such-day', 'day']);
  });
});

describe('a day in London', () => {
  it('begins at midnight there, which in summer is 11pm of the day before in UTC', () => {
    expect(startOfDay('2027-01-15')).toBe('2027-01-15T00:00:00.000Z');
    expect(startOfDay('2027-07-15')).toBe('2027-07-14T23:00:00.000Z');
    expect(londonDay('2027-07-14T23:30:00.000Z')).toBe('2027-07-15');
  });
  it('ends one millisecond before the next, on the short and the long day too', () => {
    expect(endOfDay('2027-04-02')).toBe('2027-04-02T22:59:59.999Z');
    expect(endOfDay('2026-03-29')).toBe('2026-03-29T22:59:59.999Z');
    expect(endOfDay('2026-10-25')).toBe('2026-10-25T23:59:59.999Z');
    expect(londonDay(endOfDay('2026-10-25'))).toBe('2026-10-25');
  });
  it('has a day so many days later', () => {
    expect(daysLater('2027-12-25', 21)).toBe('2028-01-15');
    expect(daysLater('2028-03-01', -1)).toBe('2028-02-29');
  });
  it('are counted in months, too, and end with the month where it is shorter', () => {
    expect(monthsLater('2027-06-21', 2)).toBe('2027-08-21');
    expect(monthsLater('2027-12-31', 2)).toBe('2028-02-29');
    expect(monthsLater('2026-12-31', 2)).toBe('2027-02-28');
  });
});

describe('how many days are left', () => {
  const now = '2026-10-24T22:30:00.000Z'; // Saturday 11:30pm in London
  it.each([
    ['none for later the same day', '2026-10-24T22:59:00.000Z', 0],
    ['one for half an hour later, past midnight', '2026-10-24T23:00:00.000Z', 1],
    ['two for a Monday, although the Sunday between has 25 hours', '2026-10-26T00:00:00.000Z', 2],
    ['a year of days', '2027-10-24T22:30:00.000Z', 365],
    ['minus one for yesterday', '2026-10-23T12:00:00.000Z', -1],
  ])('is %s', (_, then, days) => expect(daysUntil(then, now)).toBe(days));
});
