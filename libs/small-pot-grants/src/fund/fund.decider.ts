import { type Command, type Decider, inPounds, isPence, mustBeIds, Refusal, sum } from '#kernel';
import type { FundEvent, FundRegistered, ReleaseCause } from './fund.events.js';
import { mustBeACostCode, mustBeAFinancialYear } from './fund.rules.js';

export type FundCommand =
  | Command<'RegisterFund', FundRegistered['data']>
  | Command<'CommitFund', { fundId: string; funderId: string; roundId: string; pence: number }>
  | Command<'ReleaseFundCommitment', { fundId: string; roundId: string; cause: ReleaseCause }>;

type Fund =
  | { status: 'unregistered' }
  | { status: 'registered'; funderId: string; amountPence: number; committed: Readonly<Record<string, number>> };

export const fundStream = (fundId: string) => `fund-${fundId}`;

/** Guards that no fund is ever over-committed by its rounds. */
export const fund: Decider<Fund, FundCommand, FundEvent> = {
  initialState: { status: 'unregistered' },
  streamOf: ({ fundId }) => fundStream(fundId),

  decide: {
    RegisterFund({ type: _, at: __, ...data }, state) {
      if (state.status === 'registered') throw new Refusal('already-registered', 'This fund is already registered');
      if (!isPence(data.amountPence) || data.amountPence === 0)
        throw new Refusal('not-an-amount', 'Enter how much money is in the fund, in pounds', 'amountPence');
      mustBeIds([data.fundId, data.funderId]);
      mustBeAFinancialYear(data.financialYear);
      mustBeACostCode(data.costCode);
      return [{ type: 'FundRegistered', data }];
    },

    CommitFund({ fundId, funderId, roundId, pence }, state) {
      const known = registered(state);
      if (known.funderId !== funderId) throw new Refusal('other-funder', 'This fund belongs to another funder');
      if (Object.hasOwn(known.committed, roundId))
        throw new Refusal('already-committed', 'This fund has already set money aside for the round');
      const before = uncommitted(known);
      if (!isPence(pence) || pence === 0) throw new Refusal('not-an-amount', 'Commit more than £0');
      if (pence > before)
        throw new Refusal('over-budget', `The fund has ${inPounds(before)} left. The round needs ${inPounds(pence)}.`);
      const data = { fundId, roundId, pence, uncommittedBefore: before, uncommittedAfter: before - pence };
      return [{ type: 'FundCommitted', data }];
    },

    ReleaseFundCommitment({ fundId, roundId, cause }, state) {
      const known = registered(state);
      const pence = known.committed[roundId];
      if (pence === undefined) throw new Refusal('not-committed', 'This fund holds no money for that round');
      const before = uncommitted(known);
      const data = { fundId, roundId, pence, cause, uncommittedBefore: before, uncommittedAfter: before + pence };
      return [{ type: 'FundCommitmentReleased', data }];
    },
  },

  evolve: {
    FundRegistered: (_, { data: { funderId, amountPence } }) =>
      ({ status: 'registered', funderId, amountPence, committed: {} }),
    FundCommitted: (state, { data: { roundId, pence } }) =>
      ({ ...registered(state), committed: { ...registered(state).committed, [roundId]: pence } }),
    FundCommitmentReleased: (state, { data: { roundId } }) => {
      const { [roundId]: _, ...committed } = registered(state).committed;
      return { ...registered(state), committed };
    },
  },
};

type Registered = Extract<Fund, { status: 'registered' }>;

function registered(state: Fund): Registered {
  if (state.status === 'unregistered') throw new Refusal('no-such-fund', 'There is no such fund');
  return state;
}

const uncommitted = ({ amountPence, committed }: Registered) => amountPence - sum(Object.values(committed));
