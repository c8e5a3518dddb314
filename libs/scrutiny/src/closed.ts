import type { Actor, Permission } from '#identity';

/**
 * Who must not see more of a case than the public does, though their role would let them. As data, so that a search
 * over all cases knows it, too.
 */
export type Closed = Readonly<{
  /** Ids of people who declared an interest. */
  to: readonly string[];
  /** Whoever has this permission at the funder, until they did their part: scores are given unseen by others. */
  until: Readonly<{ permission: Permission; doneBy: readonly string[] }> | null;
}>;

export const closedToNobody: Closed = { to: [], until: null };

export const isClosedTo = ({ to, until }: Closed, funderId: string, actor: Actor): boolean =>
  to.includes(actor.personId)
  || (until !== null && actor.may(until.permission, funderId) && !until.doneBy.includes(actor.personId));
