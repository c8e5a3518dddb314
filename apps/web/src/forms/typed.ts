import { londonDay, londonTime } from '#calendar';
import { inPounds, type Instant } from '#kernel';
import type { TypedDay, TypedMoment } from './read.js';

/** What is saved, as somebody would have typed it: for the fields of a page that opens filled in. */
export const typedPounds = (pence: number) => inPounds(pence).replace('£', '');

export function typedDay(written: string): TypedDay {
  const [year = '', month = '', day = ''] = written.split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
}

export const typedMoment = (instant: Instant): TypedMoment =>
  ({ ...typedDay(londonDay(instant)), time: londonTime(instant) });
