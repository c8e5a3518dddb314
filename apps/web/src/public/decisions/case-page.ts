import { chaptersOf, gapsOf, placesOnLine, scoresIn, type Trail, type TrailStep, whyOf } from '#scrutiny';

/**
 * A step with what a page says beside it. `later`: how long after the step before. `entry`: which one of the public log
 * it is, from 0; null where that is not published yet.
 */
export type ShownStep = TrailStep & Readonly<{ later: string | null; entry: number | null }>;

/** What the page of a case shows, from its steps alone. `entries`: of the public log, by the ids of events. */
export function casePage(trail: Trail, entries: ReadonlyMap<string, number>) {
  const gaps = gapsOf(trail.steps);
  const steps = trail.steps.map((step, i): ShownStep =>
    ({ ...step, later: gaps[i]!, entry: entries.get(step.evidence.eventId) ?? null }));
  const places = placesOnLine(trail.steps);
  return {
    trail, why: whyOf(trail), chapters: chaptersOf(steps), scores: scoresIn(trail.steps), places,
    // Decisions are drawn last, so that no other mark hides them.
    marks: places.toSorted((one, other) => Number(one.isDecision) - Number(other.isDecision)),
  };
}
