import type { Policy } from '#event-store';
import type {
  ProposalAccepted, ProposalDeclined, ProposalFundingReleased, ProposalMade,
} from './proposal.events.js';

/** Every group hears that its proposal came, what was decided on it, and why. */
export const whenProposalSettled:
Policy<ProposalMade | ProposalAccepted | ProposalDeclined | ProposalFundingReleased> = {
  name: 'when-proposal-settled.email-group',
  startsFrom: 'now',
  when: {
    async ProposalMade({ data: { proposalId } }, acts) { acts.mail('proposal-received', { proposalId }); },
    async ProposalAccepted({ data: { proposalId } }, acts) { acts.mail('proposal-accepted', { proposalId }); },
    async ProposalDeclined({ data: { proposalId } }, acts) { acts.mail('proposal-declined', { proposalId }); },
    async ProposalFundingReleased({ data: { proposalId } }, acts) {
      acts.mail('proposal-stands-again', { proposalId });
    },
  },
};
