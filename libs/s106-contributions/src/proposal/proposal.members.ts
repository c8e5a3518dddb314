import type { Members } from '#scrutiny';
import type { ProposalEvent } from './proposal.events.js';

const whose = { proposalId: 'public' } as const;
const money = { ...whose, obligationId: 'public', allocationId: 'public' } as const;

export const proposalMembers: Members<ProposalEvent> = {
  ProposalMade: {
    ...whose, reference: 'public', funderId: 'public', consultationId: 'public', proposerId: 'full',
    organisationId: 'full', group: 'public', facility: 'public', place: 'public', wardCode: 'public',
    forWhom: 'public', costPence: 'public', readyYear: 'public', contactName: 'full', contactEmail: 'full',
  },
  ProposalPutForward: { ...whose, consultationId: 'public', how: 'public', putBy: 'full' },
  ProposalWithdrawn: { ...whose, withdrawnBy: 'full' },
  ProposalAccepted: { ...money, pence: 'public', reasons: 'public', decidedBy: 'full' },
  ProposalFundingReleased: money,
  ProposalDeclined: {
    ...whose, reasons: 'public', decidedBy: 'full', delegation: 'public', evidence: 'public',
  },
};
