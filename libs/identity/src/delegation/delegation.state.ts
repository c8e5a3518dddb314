import { type Evolve, type Instant, Refusal } from '#kernel';
import type { Delegate, DelegationEvent } from './delegation.events.js';

type Given = Readonly<{
  status: 'given'; organisationId: string; to: Delegate; upToPence: number; from: Instant; until: Instant | null;
  endedAt: Instant | null; givenBy: string;
}>;
/** A delegation as its stream tells it. */
export type Delegation = Readonly<{ status: 'none' }> | Given;

export const delegationStream = (delegationId: string) => `delegation-${delegationId}`;

/** @throws Refusal where there is none */
export function given(state: Delegation): Given {
  if (state.status === 'given') return state;
  throw new Refusal('no-such-delegation', 'There is no such delegation');
}

export const evolveDelegation: Evolve<Delegation, DelegationEvent> = {
  DelegationGiven: (_, { data: { organisationId, to, upToPence, from, until, givenBy } }) =>
    ({ status: 'given', organisationId, to, upToPence, from, until, givenBy, endedAt: null }),
  DelegationEnded: (state, { data: { endedAt } }) => ({ ...given(state), endedAt }),
};
