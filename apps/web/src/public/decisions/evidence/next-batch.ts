import type { Instant } from '#kernel';

/** When the batch after that moment comes out. `every`: milliseconds between two, counted from the full hour. */
export const nextBatch = (after: Instant, every: number): Instant =>
  new Date((Math.floor(Date.parse(after) / every) + 1) * every).toISOString();
