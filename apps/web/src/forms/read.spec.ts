import { dayOf, instantOf, penceOf, textOf, Unreadable, wholeNumberOf } from './read.js';

const unreadable = expect.any(Unreadable) as unknown;

describe('an amount of money', () => {
  it.each([
    ['£1,200.50', 120_050], ['1200.5', 120_050], [' 1 200 ', 120_000], ['0', 0], ['0.01', 1], ['1.10', 110],
  ])('is read from %s', (typed, pence) => expect(penceOf(typed)).toBe(pence));
  it.each(['ten', '-5', '1,2', '12,00', '1.234', '1.2.3', '1e3', '10,000,000,001', '99999999999999'])(
    'is not read from %s', (typed) => expect(penceOf(typed)).toEqual(unreadable));
  it.each([' ', '£', undefined])('may be blank: "%s"', (typed) => expect(penceOf(typed)).toBeUndefined());
});

describe('a whole number', () => {
  it.each([['12', 12], ['1,200', 1200], ['007', 7]])('is read from %s', (typed, count) =>
    expect(wholeNumberOf(typed)).toBe(count));
  it.each(['1.5', '-1', 'two', '1e2'])('is not read from %s', (typed) =>
    expect(wholeNumberOf(typed)).toEqual(unreadable));
});

describe('a day', () => {
  it.each(['4', '04', 'April', 'apr'])('may have its month typed as %s', (month) =>
    expect(dayOf({ day: '2', month, year: '2027' })).toBe('2027-04-02'));
  it.each([
    ['30', '2', '2027'], ['2', '13', '2027'], ['2', 'Marzo', '2027'], ['2', '4', '27'], ['2', '', '2027'],
    ['x', '4', '2027'],
  ])('is not read from %s %s %s', (day, month, year) => expect(dayOf({ day, month, year })).toEqual(unreadable));
  it('may be blank', () => expect(dayOf({ day: ' ', month: '', year: '' })).toBeUndefined());
  it('is not read from what no form sends', () => expect(dayOf(['1', '2', '3'])).toBeUndefined());
});

describe('a day and a time in London', () => {
  const summer = { day: '2', month: '7', year: '2027' };
  it.each(['17:00', '5pm', '5.00 pm', '5:00PM'])('may have its time typed as %s', (time) =>
    expect(instantOf({ ...summer, time })).toBe('2027-07-02T16:00:00.000Z'));
  it.each([['midday', '11:00'], ['12pm', '11:00'], ['12am', '23:00'], ['9.30', '08:30']])(
    'knows when %s is', (time, utc) => expect(instantOf({ ...summer, time })).toContain(`T${utc}:00.000Z`));
  it.each(['', '25:00', '13pm', 'noonish', '5'])('is not read from a time such as "%s"', (time) =>
    expect(instantOf({ ...summer, time })).toEqual(unreadable));
  it('does not take an hour that the clocks skip', () =>
    expect(instantOf({ day: '28', month: '3', year: '2027', time: '01:30' })).toEqual(unreadable));
  it('needs a day with the time', () => expect(instantOf({ time: '5pm' })).toEqual(unreadable));
  it('may be blank', () => expect(instantOf({})).toBeUndefined());
});

describe('a text', () => {
  it('ends each line in the same way, whatever the browser', () => expect(textOf(' a\r\nb\rc ')).toBe('a\nb\nc'));
  it('is blank where something else was sent', () => expect(textOf({ a: '1' })).toBe(''));
});
