import { endOfDay } from '#calendar';
import type { Instant } from '#kernel';
import type { RecommendationPage } from './recommendations.js';

/** The last moment of what comes next: the answer, or the work that was promised for a day. Null where none is set. */
export function dueAtOf({ status, respondBy, progress }: RecommendationPage): Instant | null {
  if (status === 'made') return respondBy;
  if (status !== 'accepted' && status !== 'begun') return null;
  const promised = progress.findLast(({ dueOn }) => dueOn !== null)?.dueOn;
  return promised ? endOfDay(promised) : null;
}
