import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { inLondon } from './london.js';

// Style: https://www.gov.uk/guidance/style-guide/a-to-z-of-gov-uk-style#dates and #times
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];

/** `2027-04-02` → "2 April 2027". */
export function dateInWords(day: string): string {
  const { day: number, month, year } = Temporal.PlainDate.from(day);
  return `${number} ${MONTHS[month - 1]} ${year}`;
}

/** `2027-04-02` → "Friday 2 April 2027". */
export const dayInWords = (day: string) =>
  `${WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1]} ${dateInWords(day)}`;

/**
 * The time in London: "5pm", "5:30pm", "midday", "midnight" (the first minute of its day). In the hour that comes
 * twice it says which of the two is meant.
 */
export function timeInWords(instant: Instant): string {
  const { hour, minute } = inLondon(instant);
  const special = minute === 0 && { 0: 'midnight', 12: 'midday' }[hour];
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return special || `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}${whichOfTwo(instant)}`;
}

/** "Friday 2 April 2027 at 5pm", in London. */
export const inWords = (instant: Instant) =>
  `${dayInWords(inLondon(instant).toPlainDate().toString())} at ${timeInWords(instant)}`;

function whichOfTwo(instant: Instant): string {
  const moment = inLondon(instant);
  const other = (disambiguation: 'earlier' | 'later') =>
    moment.toPlainDateTime().toZonedDateTime(moment.timeZoneId, { disambiguation }).epochMilliseconds;
  if (other('earlier') === other('later')) return '';
  return moment.epochMilliseconds < other('later') ? ', before the clocks go back' : ', after the clocks go back';
}
