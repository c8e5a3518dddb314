import { daysUntil } from '#calendar';
import type { Instant } from '#kernel';
import type { TrailStep } from '../trail.js';

const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'} later`;

/** "12 days later", by London's calendar; within a day in hours or minutes. */
export function laterInWords(before: Instant, after: Instant): string {
  const days = daysUntil(after, before);
  if (days > 0) return days === 1 ? 'The next day' : many(days, 'day');
  const minutes = Math.floor((Date.parse(after) - Date.parse(before)) / 60_000);
  if (minutes < 1) return 'At once';
  return minutes < 60 ? many(minutes, 'minute') : many(Math.floor(minutes / 60), 'hour');
}

/** How long after the step before each step came; null for the first. */
export const gapsOf = (steps: readonly TrailStep[]): readonly (string | null)[] =>
  steps.map(({ at }, i) => (i === 0 ? null : laterInWords(steps[i - 1]!.at, at)));

/** Where each step stands on a line of time from 0 to 100. All at 0 where there is only one moment. */
export function placesOnLine(steps: readonly TrailStep[]) {
  const times = steps.map(({ at }) => Date.parse(at));
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  return steps.map(({ step, at, facets }, i) => ({
    step, at, isDecision: facets.some(({ kind }) => kind === 'decision'),
    percent: last === first ? 0 : Math.round(((times[i]! - first) / (last - first)) * 1000) / 10,
  }));
}
