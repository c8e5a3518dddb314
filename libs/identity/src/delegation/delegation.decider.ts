import { type Command, type Decider, type Instant, isBefore, isInstant, isPence, Refusal, type Sealed } from '#kernel';
import { mustBeARole } from '../roles.rules.js';
import type { Delegate, DelegationEvent, DelegationGiven } from './delegation.events.js';
import { type Delegation, delegationStream, evolveDelegation, given } from './delegation.state.js';

export type DelegationCommand =
  /** `accounts`: every account of whoever gives it. */
  | Command<'GiveDelegation', DelegationGiven['data'] & { accounts: readonly string[] }>
  | Command<'EndDelegation', { delegationId: string; endedBy: string; reason: Sealed }>;

/** Who may decide up to which sum, from when to when, under which minute. */
export const delegation: Decider<Delegation, DelegationCommand, DelegationEvent> = {
  initialState: { status: 'none' },
  streamOf: ({ delegationId }) => delegationStream(delegationId),

  decide: {
    GiveDelegation({ type: _, at: __, accounts, ...data }, { status }) {
      if (status !== 'none') throw new Refusal('already-given', 'This delegation is already given');
      mustBeToSomebodyElse(data.to, accounts);
      if (!isPence(data.upToPence) || data.upToPence === 0)
        throw new Refusal('not-an-amount', 'Enter an amount, more than £0', 'upToPence');
      mustEndLater(data.from, data.until);
      return [{ type: 'DelegationGiven', data }];
    },
    EndDelegation({ type: _, at: endedAt, ...data }, state) {
      const known = given(state);
      if (known.endedAt !== null) throw new Refusal('already-ended', 'This delegation is already ended');
      return [{ type: 'DelegationEnded', data: { ...data, organisationId: known.organisationId, endedAt } }];
    },
  },

  evolve: evolveDelegation,
};

function mustBeToSomebodyElse(to: Delegate, accounts: readonly string[]) {
  if ('role' in to) return mustBeARole(to.role);
  if (accounts.includes(to.personId))
    throw new Refusal('own-delegation', 'Nobody gives a delegation to themselves. Ask somebody else to', 'to');
}

function mustEndLater(from: Instant, until: Instant | null) {
  if (!isInstant(from)) throw new Refusal('not-a-time', 'Enter the day from which it holds', 'from');
  if (until === null) return;
  if (!isInstant(until)) throw new Refusal('not-a-time', 'Enter the last day on which it holds', 'until');
  if (!isBefore(from, until)) throw new Refusal('ends-before-start', 'It has to end after it starts', 'until');
}
