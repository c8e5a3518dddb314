import { daysLater, orNextWorkingDay, workingDaysLater } from '#calendar';
import { isForInformation, type RequestKind } from './request.rules.js';

/**
 * One month from the day on which it came, whether that was a working day or not: the same day of the next month, or
 * its last; where that is no working day, the next that is (UK GDPR, Article 12(3), as the ICO counts it).
 */
export const oneMonthAfter = (day: string) => orNextWorkingDay(monthsAfter(day, 1));

/** The same day so many months later; the last of that month, if it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/**
 * Until when a request is to be answered; a complaint, to be acknowledged: within 30 days (Data Protection Act 2018,
 * section 164A). Information: 20 working days after the day of receipt (Freedom of Information Act 2000, section 10;
 * Environmental Information Regulations 2004, regulation 5). These two also leave out the holidays of Scotland and
 * Northern Ireland; here they count, so that a date is never later than the law's.
 */
export function dueOn(kind: RequestKind, receivedOn: string): string {
  if (kind === 'complaint') return orNextWorkingDay(daysLater(receivedOn, 30));
  return isForInformation(kind) ? workingDaysLater(receivedOn, 20) : oneMonthAfter(receivedOn);
}

/** Where more time is allowed: two more months (Article 12(3)); 40 working days in all (regulation 7, section 10). */
export const extendedDueOn = (kind: RequestKind, receivedOn: string) =>
  (isForInformation(kind) ? workingDaysLater(receivedOn, 40) : orNextWorkingDay(monthsAfter(receivedOn, 3)));
