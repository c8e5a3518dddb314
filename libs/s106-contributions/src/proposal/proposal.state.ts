import { type Evolve, Refusal } from '#kernel';
import type { ProposalAccepted, ProposalEvent, ProposalMade } from './proposal.events.js';

export type ProposalStatus = 'standing' | 'accepted' | 'declined' | 'withdrawn';
export type MadeProposal = Readonly<{
  status: ProposalStatus; funderId: string; proposerId: string; organisationId: string | null; wardCode: string | null;
  costPence: number; made: ProposalMade['data'];
  /** In which it was put forward, the first one first. */
  consultationIds: readonly string[];
  funding: Pick<ProposalAccepted['data'], 'obligationId' | 'allocationId' | 'pence'> | null;
}>;
export type Proposal = Readonly<{ status: 'not-made' }> | MadeProposal;

export const proposalStream = (id: string) => `proposal-${id}`;

/** @throws Refusal `no-such-proposal` */
export function made(state: Proposal): MadeProposal {
  if (state.status === 'not-made') throw new Refusal('no-such-proposal', 'There is no such proposal');
  return state;
}

const ifMade = (change: (before: MadeProposal, data: never) => Partial<MadeProposal>) =>
  (before: Proposal, event: Readonly<{ data: object }>): Proposal =>
    (before.status === 'not-made' ? before : { ...before, ...change(before, event.data as never) });

export const evolveProposal: Evolve<Proposal, ProposalEvent> = {
  ProposalMade: (_, { data }) => ({
    status: 'standing', funderId: data.funderId, proposerId: data.proposerId, organisationId: data.organisationId,
    wardCode: data.wardCode, costPence: data.costPence, made: data, funding: null,
    consultationIds: data.consultationId === null ? [] : [data.consultationId],
  }),
  ProposalPutForward: ifMade(({ consultationIds }, { consultationId }: { consultationId: string }) =>
    ({ consultationIds: [...consultationIds, consultationId] })),
  ProposalWithdrawn: ifMade(() => ({ status: 'withdrawn' })),
  ProposalAccepted: ifMade((_, { obligationId, allocationId, pence }: ProposalAccepted['data']) =>
    ({ status: 'accepted', funding: { obligationId, allocationId, pence } })),
  ProposalFundingReleased: ifMade(() => ({ status: 'standing', funding: null })),
  ProposalDeclined: ifMade(() => ({ status: 'declined' })),
};
