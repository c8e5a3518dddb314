import type { Instant } from './event.js';
import { Refusal } from './refusal.js';

/**
 * What a council's constitution says on calling in, as at a revision of its stream, and what scrutiny's own record says
 * of the case. `until`: the last moment at which a decision that is made now can be called in.
 */
export type CallInFacts = Readonly<{
  constitutionRevision: number; fromPence: number; members: number; until: Instant;
  /** Every account of whoever exempted it as urgent; null where nobody did. */
  exemptedBy: readonly string[] | null;
  /** A decision is called in once. */
  wasCalledIn: boolean;
}>;

/** Whether a decision can be called in, by how many people and until when; or why not. */
export type CallInStanding = Readonly<{ constitutionRevision: number }> & (
  | Readonly<{ canBeCalledIn: true; until: Instant; members: number }>
  | Readonly<{ canBeCalledIn: false; because: 'urgent' | 'below-sum' | 'called-in-before' }>);

/**
 * Undefined where the funder has no calling in.
 * @throws Refusal `own-exemption`: nobody takes a decision of theirs out of scrutiny's reach
 */
export function callInStandingOf(
  pence: number, facts: CallInFacts | null, accounts: readonly string[],
): CallInStanding | undefined {
  if (!facts) return undefined;
  const { constitutionRevision, fromPence, until, members, exemptedBy, wasCalledIn } = facts;
  if (wasCalledIn) return { constitutionRevision, canBeCalledIn: false, because: 'called-in-before' };
  if (pence < fromPence) return { constitutionRevision, canBeCalledIn: false, because: 'below-sum' };
  if (exemptedBy === null) return { constitutionRevision, canBeCalledIn: true, until, members };
  if (exemptedBy.some((id) => accounts.includes(id)))
    throw new Refusal('own-exemption', 'You said that this cannot wait for scrutiny, so somebody else has to decide');
  return { constitutionRevision, canBeCalledIn: false, because: 'urgent' };
}
