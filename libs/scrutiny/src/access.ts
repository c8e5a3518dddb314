import type { Actor } from '#identity';
import type { Case } from './case.js';
import type { Reader } from './reader.js';

/**
 * What somebody may read of a case. Null is for no more than for a case that does not exist, so that nobody learns from
 * the answer who applied in vain.
 */
export function readerOf(
  one: Pick<Case, 'ownerId' | 'funderId' | 'isWithFunder' | 'isPublic' | 'isClosedTo'>, actor: Actor | undefined,
): Reader | null {
  if (actor && actor.personId === one.ownerId) return 'group';
  const isFull = actor?.may('see-full-trails', one.funderId) && one.isWithFunder && !one.isClosedTo(actor);
  if (isFull) return 'full';
  return one.isPublic ? 'public' : null;
}
