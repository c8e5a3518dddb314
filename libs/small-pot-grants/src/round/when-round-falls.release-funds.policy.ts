import type { Acts, Policy } from '#event-store';
import { fund } from '../fund/fund.decider.js';
import type { ReleaseCause } from '../fund/fund.events.js';
import type { RoundCancelled, RoundFundingRefused } from './round.events.js';

type Fallen = Readonly<{ roundId: string; securedFrom: readonly string[] }>;

async function release({ roundId, securedFrom }: Fallen, cause: ReleaseCause, at: string, acts: Acts) {
  for (const fundId of securedFrom)
    await acts.execute(fund, { type: 'ReleaseFundCommitment', fundId, roundId, cause, at }, fundId);
}

/** What was set aside for a round that does not come about is free for another. */
export const whenRoundFalls: Policy<RoundFundingRefused | RoundCancelled> = {
  name: 'when-round-falls.release-funds',
  startsFrom: 'beginning',
  when: {
    RoundFundingRefused: ({ data, metadata }, acts) => release(data, 'funding-refused', metadata.effectiveAt, acts),
    RoundCancelled: ({ data, metadata }, acts) => release(data, 'round-cancelled', metadata.effectiveAt, acts),
  },
};
