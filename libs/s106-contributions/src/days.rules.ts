import { daysAfter, isDay, Refusal } from '#kernel';

const midnight = (day: string) => `${day}T00:00:00.000Z`;

export const dayAfter = (day: string, days: number) => daysAfter(midnight(day), days).slice(0, 10);

/** How many days later; negative, where it is earlier. */
export const daysBetween = (from: string, to: string) =>
  (Date.parse(midnight(to)) - Date.parse(midnight(from))) / 86_400_000;

/** The same day so many years later; 28 February, where there is no 29th. */
export function yearsLater(day: string, years: number): string {
  const same = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return isDay(same) ? same : `${same.slice(0, 8)}28`;
}

/** `2027-01-31`, 2 → `2026-11`. */
export function monthBefore(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

export const isMonth = (text: string) => isDay(`${text}-01`) && isThisAge(text);
const isThisAge = (text: string) => text >= '1970' && text < '2200';

/** A day of the calendar on which something happened: not after today. */
export function mustHaveHappened(day: string, today: string, field = 'day') {
  mustBeADay(day, field);
  if (day > today) throw new Refusal('in-the-future', 'Enter a day that has come', field);
}

export function mustBeADay(day: string, field = 'day') {
  if (!isDay(day) || !isThisAge(day)) throw new Refusal('not-a-day', 'Enter a real date, like 2 4 2027', field);
}
