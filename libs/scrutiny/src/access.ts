import type { Actor } from '#identity';
import type { Case } from './case.js';
import { isClosedTo } from './closed.js';
import type { Reader } from './reader.js';

/** What of a case says who may read it. */
export type Access = Pick<Case, 'ownerId' | 'funderId' | 'isWithFunder' | 'isPublic' | 'closed'>
  & Readonly<{ isInProgramme: boolean }>;

/**
 * What somebody may read of a case. Null is for no more than for a case that does not exist, so that nobody learns from
 * the answer who applied in vain. Scrutiny reads all of what is in its work programme, and else what the public reads.
 * `human`: all accounts of whoever asks, the one that they use first; none for the public.
 */
export function readerOf(one: Access, human: readonly Actor[]): Reader | null {
  const [actor] = human;
  if (actor && actor.personId === one.ownerId) return 'group';
  const mayAll = actor && one.isWithFunder && mayReadAll(one, actor);
  if (mayAll && !isClosedTo(one.closed, one.funderId, human)) return 'full';
  return one.isPublic ? 'public' : null;
}

const mayReadAll = ({ funderId, isInProgramme }: Access, actor: Actor) =>
  actor.may('see-full-trails', funderId) || (isInProgramme && actor.may('scrutinise', funderId));
