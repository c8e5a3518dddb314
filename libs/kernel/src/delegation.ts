import type { Instant } from './event.js';
import { inPounds } from './money.js';
import { Refusal } from './refusal.js';
import { isBefore } from './time.js';

/** A delegation as at a revision of its own stream. */
export type Delegated = Readonly<{
  delegationId: string; revision: number; upToPence: number; from: Instant; until: Instant | null;
  endedAt: Instant | null; givenBy: string;
}>;
/** The delegation that a decision rested on. */
export type DelegationUsed = Pick<Delegated, 'delegationId' | 'revision' | 'upToPence'>;

/** Who decides. `accounts`: all that are of the same human; `others`: who else decides for this funder, in words. */
export type Deciding = Readonly<{
  accounts: readonly string[]; delegations: readonly Delegated[];
  others: readonly (Delegated & Readonly<{ who: string }>)[];
  duties: Readonly<{ scorerFromPence: number; approverFromPence: number; setBy: string | null; revision: number }>;
}>;

/** Whoever let duties join, does not decide by that. */
export const dutiesOf = ({ accounts, duties }: Deciding) =>
  (duties.setBy !== null && accounts.includes(duties.setBy) ? { scorerFromPence: 0, approverFromPence: 0 } : duties);

/** The narrowest delegation in force that reaches so far, given by somebody else. @throws Refusal that says who can */
export function delegationFor(pence: number, at: Instant, by: Deciding): DelegationUsed {
  const { accounts, delegations, others } = by;
  const mine = delegations.filter(isInForce(at)).filter(({ givenBy }) => !accounts.includes(givenBy));
  const [narrowest] = mine.filter(({ upToPence }) => upToPence >= pence).sort(byReach);
  if (!narrowest) throw new Refusal('beyond-delegation', `${reachOf(mine)} ${whoCan(pence, others, at)}`, 'pence');
  const { delegationId, revision, upToPence } = narrowest;
  return { delegationId, revision, upToPence };
}

const isInForce = (at: Instant) => ({ from, until, endedAt }: Delegated) =>
  !isBefore(at, from) && (until === null || isBefore(at, until)) && endedAt === null;

const byReach = (one: Delegated, other: Delegated) => one.upToPence - other.upToPence;

function reachOf(mine: readonly Delegated[]) {
  if (mine.length === 0) return 'You have no delegation that is in force.';
  return `You may decide on ${inPounds(Math.max(...mine.map(({ upToPence }) => upToPence)))} at most.`;
}

function whoCan(pence: number, others: Deciding['others'], at: Instant) {
  const able = others.filter(isInForce(at)).filter(({ upToPence }) => upToPence >= pence);
  const names = [...new Set(able.map(({ who }) => who))];
  if (names.length === 0) return `Nobody has a delegation for ${inPounds(pence)}. Ask your monitoring officer.`;
  return `For ${inPounds(pence)}, ask: ${names.join(', ')}.`;
}
