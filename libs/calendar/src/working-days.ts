import { Temporal } from 'temporal-polyfill';
import { daysLater } from './london.js';

/** In the year's rules, or by proclamation: what was moved, and what came besides. https://www.gov.uk/bank-holidays */
const PROCLAIMED: Readonly<Record<number, Readonly<{ added: readonly string[]; dropped: readonly string[] }>>> = {
  2011: { added: ['2011-04-29'], dropped: [] }, // a royal wedding
  2012: { added: ['2012-06-04', '2012-06-05'], dropped: ['2012-05-28'] }, // a diamond jubilee
  2020: { added: ['2020-05-08'], dropped: ['2020-05-04'] }, // 75 years after the war
  2022: { added: ['2022-06-02', '2022-06-03', '2022-09-19'], dropped: ['2022-05-30'] }, // a jubilee and a funeral
  2023: { added: ['2023-05-08'], dropped: [] }, // a coronation
};
const [MONDAY, FRIDAY, DAYS] = [1, 5, 7];

/** Neither a Saturday, a Sunday, Good Friday, Christmas Day nor a bank holiday in England. @param day `2027-04-02` */
export function isWorkingDay(day: string): boolean {
  const date = Temporal.PlainDate.from(day);
  return date.dayOfWeek <= FRIDAY && !bankHolidays(date.year).includes(day);
}

/** The so-manieth working day after a day, which itself does not count. `days` is 1 or more. */
export function workingDaysLater(day: string, days: number): string {
  let [date, left] = [day, days];
  while (left > 0) {
    date = daysLater(date, 1);
    if (isWorkingDay(date)) left -= 1;
  }
  return date;
}

/** The day itself, if it is a working day; otherwise the next that is. */
export const orNextWorkingDay = (day: string) => (isWorkingDay(day) ? day : workingDaysLater(day, 1));

/**
 * England's bank holidays of a year, Good Friday and Christmas Day among them: by the rules of the Banking and
 * Financial Dealings Act 1971, and by the proclamations that are known here. A later one needs a line above.
 */
export function bankHolidays(year: number): readonly string[] {
  const { added, dropped } = PROCLAIMED[year] ?? { added: [], dropped: [] };
  const easter = Temporal.PlainDate.from(easterSunday(year));
  const ruled = [
    substituted(`${year}-01-01`), easter.subtract({ days: 2 }).toString(), easter.add({ days: 1 }).toString(),
    firstMonday(year, 5), lastMonday(year, 5), lastMonday(year, 8), ...christmas(year),
  ];
  return [...ruled.filter((day) => !dropped.includes(day)), ...added].sort();
}

/** What falls on a weekend is made good on the Monday. */
function substituted(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.dayOfWeek <= FRIDAY ? day : date.add({ days: DAYS + MONDAY - date.dayOfWeek }).toString();
}

/** Two days; where one or both fall on a weekend, the next weekdays make up for them, none twice. */
function christmas(year: number): readonly string[] {
  const { dayOfWeek } = Temporal.PlainDate.from(`${year}-12-25`);
  const days = { 5: [25, 28], 6: [27, 28], 7: [26, 27] }[dayOfWeek] ?? [25, 26];
  return days.map((day) => `${year}-12-${day}`);
}

function firstMonday(year: number, month: number): string {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.add({ days: (DAYS + MONDAY - first.dayOfWeek) % DAYS }).toString();
}

function lastMonday(year: number, month: number): string {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const last = first.with({ day: first.daysInMonth });
  return last.subtract({ days: last.dayOfWeek - MONDAY }).toString();
}

/** The anonymous Gregorian rule (Nature, 20 April 1876), with whole numbers throughout. */
function easterSunday(year: number): string {
  const [golden, century, inCentury] = [year % 19, Math.floor(year / 100), year % 100];
  const corrected = Math.floor((century + 8) / 25);
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - corrected + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const sum = moon + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 }).toString();
}
