import { isDay, MOST_PENCE, Refusal } from '#kernel';
import { londonInstant } from '#calendar';

/** What was typed cannot be read as what was asked for; says to the person how to put it right. */
export class Unreadable {
  constructor(readonly message: string) {}
}

/** Surrounding space goes, and every line ends the same way, whatever the browser. */
export const textOf = (typed: unknown) =>
  typeof typed === 'string' ? typed.replace(/\r\n?/g, '\n').trim() : '';

/** `£1,200.50`, `1200.5` or ` 1 200 ` → pence. Blank is `undefined`; `1,2` could be 12 or 1.20, so it is unreadable. */
export function penceOf(typed: unknown): number | undefined | Unreadable {
  const text = textOf(typed).replace(/^£\s*/, '');
  if (text === '') return undefined;
  const [, pounds, pence = ''] = /^(\d{1,12}|\d{1,3}(?:[,\s]\d{3}){1,3})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  const total = Number(pounds?.replace(/[,\s]/g, '')) * 100 + Number(pence.padEnd(2, '0'));
  if (pounds !== undefined && total <= MOST_PENCE) return total;
  return new Unreadable('Enter an amount in pounds, like 1,200 or 1,200.50');
}

/** `12`, `1,200` → a whole number. Blank is `undefined`. */
export function wholeNumberOf(typed: unknown): number | undefined | Unreadable {
  const text = textOf(typed).replace(/[,\s]/g, '');
  if (text === '') return undefined;
  return /^\d{1,12}$/.test(text) ? Number(text) : new Unreadable('Enter a whole number, like 12');
}

export type TypedDay = Readonly<{ day: string; month: string; year: string }>;
export type TypedMoment = TypedDay & Readonly<{ time: string }>;

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
  'november', 'december'];

/** Day, month (`4`, `04`, `April` or `apr`) and year in three boxes → `2027-04-01`. All blank is `undefined`. */
export function dayOf(typed: unknown): string | undefined | Unreadable {
  const [day, month, year] = [part(typed, 'day'), part(typed, 'month'), part(typed, 'year')];
  if (day === '' && month === '' && year === '') return undefined;
  const written = `${year}-${monthNumber(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : new Unreadable('Enter a real date, like 2 4 2027');
}

/** One box, for a search: `1 5 2027`, `1/5/2027`, `1 May 2027` or `2027-05-01`. Blank is `undefined`. */
export function writtenDayOf(typed: unknown): string | undefined | Unreadable {
  const text = textOf(typed);
  const parts = text.split(/[\s./-]+/);
  const [day, month, year] = /^\d{4}-/.test(text) ? parts.toReversed() : parts;
  return parts.length > 3 ? new Unreadable('Enter a real date, like 2 4 2027') : dayOf({ day, month, year });
}

/** A day and a time of London, typed as `17:00`, `5pm` or `5.30 pm` → an instant in UTC. All blank is `undefined`. */
export function instantOf(typed: unknown): string | undefined | Unreadable {
  const [day, time] = [dayOf(typed), part(typed, 'time')];
  if (day === undefined && time === '') return undefined;
  if (day === undefined) return new Unreadable('Enter the day, month and year as well as the time');
  if (day instanceof Unreadable) return day;
  try {
    return londonInstant(day, clockTime(time.replace(/^(midday|noon)$/i, '12pm')));
  } catch (refusal) {
    if (refusal instanceof Refusal) return new Unreadable(refusal.message);
    throw refusal;
  }
}

/** A day alone, as `2027-04-01`; with a time in the fourth box, an instant in UTC. All blank is `undefined`. */
export const dayOrInstantOf = (typed: unknown) => (part(typed, 'time') === '' ? dayOf(typed) : instantOf(typed));

/** `5pm` → `17:00`, `12am` → `00:00`, `9.30` → `09:30`. What is no time, or might be two, comes back as it was. */
function clockTime(text: string): string {
  const [, hour = '', minute = '00', half] = /^(\d{1,2})(?:[.:](\d\d))?\s*(am|pm)$/i.exec(text) ?? [];
  if (half === undefined) return text.replace('.', ':').padStart(5, '0');
  if (Number(hour) < 1 || Number(hour) > 12) return text;
  return `${String((Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)).padStart(2, '0')}:${minute}`;
}

function part(typed: unknown, name: string): string {
  const isGroup = typeof typed === 'object' && typed !== null && Object.hasOwn(typed, name);
  return isGroup ? textOf((typed as Record<string, unknown>)[name]) : '';
}

function monthNumber(month: string): string {
  const named = MONTHS.findIndex((name) => month.length >= 3 && name.startsWith(month.toLowerCase()));
  return named < 0 ? month : String(named + 1);
}
