import { daysLater, endOfDay, londonDay } from '#calendar';
import type { Instant } from '#kernel';

/** The end of the so-manieth day after this moment's, in London. The day of asking does not count. */
export const lastMoment = (now: Instant, days: number): Instant => endOfDay(daysLater(londonDay(now), days));
