import type { Policy } from '#event-store';
import { Refusal } from '#kernel';
import { fund } from '../fund/fund.decider.js';
import { round } from './round.decider.js';
import type { RoundApproved } from './round.events.js';

/** Every fund sets its share aside, or the round goes back to its drafters. */
export const whenRoundApproved: Policy<RoundApproved> = {
  name: 'when-round-approved.secure-funding',
  startsFrom: 'beginning',
  when: {
    async RoundApproved({ data: { roundId, funderId, shares }, metadata: { effectiveAt: at } }, acts) {
      for (const { fundId, pence } of shares) {
        const commit = { type: 'CommitFund', fundId, funderId, roundId, pence, at } as const;
        const outcome = await acts.execute(fund, commit, fundId);
        if (outcome instanceof Refusal) {
          const { rule } = outcome;
          const refuse = { type: 'RefuseRoundFunding', roundId, fundId, rule, at } as const;
          return void await acts.execute(round, refuse, fundId);
        }
        const secured = await acts.execute(round, { type: 'SecureRoundFunding', roundId, fundId, pence, at }, fundId);
        // The round was cancelled in the very moment: nobody else knows of this money, so it goes back from here.
        if (secured instanceof Refusal) {
          const release = { type: 'ReleaseFundCommitment', fundId, roundId, cause: 'round-cancelled', at } as const;
          return void await acts.execute(fund, release, `${fundId} again`);
        }
      }
    },
  },
};
