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

/** `human`: all accounts of one human, since a second one must not see what is closed to the first. */
export function isClosedTo({ to, until }: Closed, funderId: string, human: readonly Actor[]): boolean {
  const isAmong = (ids: readonly string[]) => human.some(({ personId }) => ids.includes(personId));
  return isAmong(to)
    || (until !== null && human.some((one) => one.may(until.permission, funderId)) && !isAmong(until.doneBy));
}
