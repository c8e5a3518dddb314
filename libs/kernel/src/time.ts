import type { Instant } from './event.js';

/** True where `one` is earlier than `other`. Instants are compared as moments, however they are written. */
export const isBefore = (one: Instant, other: Instant) => Date.parse(one) < Date.parse(other);

/** 30 February is none, though `Date.parse` takes it for 2 March. */
export const isInstant = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))
  && new Date(text).toISOString() === text;

/** A day of the calendar, `2027-04-01`. 30 February is none. */
export const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
  && new Date(text).toISOString().startsWith(text);

/** The instant that is so many times 24 hours later. */
export const daysAfter = (instant: Instant, days: number): Instant =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString();
