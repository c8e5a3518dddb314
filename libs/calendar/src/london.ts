import { Temporal } from 'temporal-polyfill';
import { type Instant, isDay, Refusal } from '#kernel';

const LONDON = 'Europe/London';

/** How an instant looks on a clock and a calendar in London. */
export const inLondon = (instant: Instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON);

/**
 * The moment at which a clock in London shows this time on this day, as `2027-04-02` and `17:00`. Of an hour that comes
 * twice, when the clocks go back, it is the first: the earlier deadline is the one that nobody can miss by an hour.
 * @throws Refusal `no-such-day`; `no-such-time`, also for the hour that is skipped when the clocks go forward
 */
export function londonInstant(day: string, time: string, field?: string): Instant {
  mustBeADay(day, field);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new Refusal('no-such-time', 'Enter a time between 00:00 and 23:59, like 17:00', field);
  const shown = Temporal.PlainDateTime.from(`${day}T${time}`);
  const moment = shown.toZonedDateTime(LONDON, { disambiguation: 'earlier' });
  if (!moment.toPlainDateTime().equals(shown))
    throw new Refusal('no-such-time', 'The clocks skip that time on that night. Choose another', field);
  return written(moment);
}

/** The day it is in London, as `2027-04-02`. */
export const londonDay = (instant: Instant) => inLondon(instant).toPlainDate().toString();

/** What a clock in London shows, as `17:00`. */
export const londonTime = (instant: Instant) => inLondon(instant).toPlainTime().toString({ smallestUnit: 'minute' });

/** The first moment of a day in London. @throws Refusal `no-such-day` */
export function startOfDay(day: string, field?: string): Instant {
  mustBeADay(day, field);
  return written(Temporal.PlainDate.from(day).toZonedDateTime(LONDON));
}

/** The last millisecond of a day in London, which words show as 11:59pm. @throws Refusal `no-such-day` */
export function endOfDay(day: string, field?: string): Instant {
  mustBeADay(day, field);
  return new Date(Date.parse(startOfDay(daysLater(day, 1), field)) - 1).toISOString();
}

/** The day so many days of the calendar later; earlier, where `days` is negative. */
export const daysLater = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();

/** The same day of the month so many months later; the last day of that month, where it has no such day. */
export const monthsLater = (day: string, months: number) => Temporal.PlainDate.from(day).add({ months }).toString();

/** How many days of London's calendar away: 0 for later today, 1 for tomorrow, -1 for yesterday. */
export const daysUntil = (then: Instant, now: Instant) =>
  inLondon(now).toPlainDate().until(inLondon(then).toPlainDate(), { largestUnit: 'day' }).days;

function mustBeADay(day: string, field?: string) {
  if (!isDay(day)) throw new Refusal('no-such-day', 'Enter a real date, like 2 April 2027', field);
}

const written = (moment: Temporal.ZonedDateTime): Instant => new Date(moment.epochMilliseconds).toISOString();
