import type { TrailStep } from '../trail.js';
import { facetsIn } from './facets-of-steps.js';

/** One score, in the order in which they were given. `before`: what it was, where the assessor changed it. */
export type ScoreLine = Readonly<{
  step: number; at: string; who: string; criterion: string; score: number; outOf: number; before: number | null;
}>;

/** The scores that this reader may see, and how they changed. */
export const scoresIn = (steps: readonly TrailStep[]): readonly ScoreLine[] =>
  facetsIn(steps, 'score').map(({ step, facet: { criterion, score, outOf } }) => {
    const changed = facetsIn([step], 'score-change').find(({ facet }) => facet.criterion === criterion);
    const { step: number, at, by: { name, role } } = step;
    return { step: number, at, who: name ?? role, criterion, score, outOf, before: changed?.facet.before ?? null };
  });
