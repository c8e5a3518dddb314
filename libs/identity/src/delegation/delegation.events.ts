import type { Event, Instant, Sealed } from '#kernel';
import type { Role } from '../roles.rules.js';

/** One person, or everybody who holds a role in the organisation at the time. */
export type Delegate = Readonly<{ personId: string }> | Readonly<{ role: Role }>;

/**
 * Somebody may decide on sums up to `upToPence`, from a moment until just before another; null is without an end. The
 * minute says who resolved it and when: it is public, and sealed under `delegation:<id>`.
 */
export type DelegationGiven = Event<'DelegationGiven', {
  delegationId: string; organisationId: string; to: Delegate; upToPence: number; from: Instant; until: Instant | null;
  minute: Sealed; givenBy: string;
}>;
export type DelegationEnded = Event<'DelegationEnded', {
  delegationId: string; organisationId: string; endedAt: Instant; endedBy: string; reason: Sealed;
}>;
export type DelegationEvent = DelegationGiven | DelegationEnded;
