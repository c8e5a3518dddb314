import type { Actor } from '#identity';
import type { Case } from './case.js';
import type { Reader } from './reader.js';

/**
 * What somebody may read of a case. Null is for no more than for a case that does not exist, so that nobody learns from
 * the answer who applied in vain. Scrutiny reads all of what is in its work programme, and else what the public reads.
 */
export function readerOf(
  one: Pick<Case, 'ownerId' | 'funderId' | 'isWithFunder' | 'isPublic' | 'isClosedTo'> & { isInProgramme: boolean },
  actor: Actor | undefined,
): Reader | null {
  if (actor && actor.personId === one.ownerId) return 'group';
  const mayReadAll = actor?.may('see-full-trails', one.funderId)
    || (one.isInProgramme && actor?.may('scrutinise', one.funderId));
  const isFull = actor && mayReadAll && one.isWithFunder && !one.isClosedTo(actor);
  if (isFull) return 'full';
  return one.isPublic ? 'public' : null;
}
