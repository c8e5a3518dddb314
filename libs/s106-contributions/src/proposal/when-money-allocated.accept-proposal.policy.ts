import type { Acts, Policy } from '#event-store';
import { type Instant, Refusal } from '#kernel';
import { londonDay } from '#calendar';
import { obligation } from '../obligation/obligation.decider.js';
import type { AllocationReleased, ContributionExpired, MoneyAllocated } from '../obligation/obligation.money.events.js';
import { proposal } from './proposal.decider.js';

/** The money is set aside: the proposal is accepted. Where that cannot be, or the money goes, both stand as before. */
export const whenMoneyAllocated: Policy<MoneyAllocated | AllocationReleased | ContributionExpired> = {
  name: 'when-money-allocated.accept-proposal',
  startsFrom: 'beginning',
  when: {
    async MoneyAllocated({ data, metadata: { effectiveAt: at } }, acts) {
      const { obligationId, allocationId, proposalId, pence, reasons, decidedBy } = data;
      if (proposalId === null) return;
      const accept =
        { type: 'AcceptProposal', proposalId, obligationId, allocationId, pence, reasons, decidedBy, at } as const;
      if (!(await acts.execute(proposal, accept, allocationId) instanceof Refusal)) return;
      await acts.execute(obligation, {
        type: 'ReleaseAllocation', obligationId, allocationId, cause: 'proposal-refused', reasons: null,
        releasedBy: decidedBy, today: londonDay(at), at,
      }, allocationId);
    },
    async AllocationReleased({ data: { obligationId, ...released }, metadata: { effectiveAt } }, acts) {
      await standAgain(obligationId, released, effectiveAt, acts);
    },
    async ContributionExpired({ data: { obligationId, released }, metadata: { effectiveAt } }, acts) {
      for (const one of released) await standAgain(obligationId, one, effectiveAt, acts);
    },
  },
};

type Released = Readonly<{ allocationId: string; proposalId: string | null; pence: number }>;

/** Refused where it was never accepted, or some of its money was used: then it does not stand again. */
async function standAgain(
  obligationId: string, { allocationId, proposalId, pence }: Released, at: Instant, acts: Acts,
) {
  if (proposalId === null) return;
  const release = { type: 'ReleaseProposalFunding', proposalId, obligationId, allocationId, pence, at } as const;
  await acts.execute(proposal, release, allocationId);
}
