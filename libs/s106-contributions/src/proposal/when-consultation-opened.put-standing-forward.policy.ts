import type { Policy } from '#event-store';
import type { ConsultationOpened } from '../consultation/consultation.events.js';
import { proposal } from './proposal.decider.js';
import type { ProposalMade } from './proposal.events.js';

const placeOf = (funderId: string, wardCode: string) => `${funderId} ${wardCode}`;

/** What stands ready in its wards goes into a consultation at once, so that an answer is possible in time. */
export const whenConsultationOpenedPutForward: Policy<ProposalMade | ConsultationOpened> = {
  name: 'when-consultation-opened.put-standing-forward',
  startsFrom: 'beginning',
  when: {
    async ProposalMade({ data: { proposalId, funderId, wardCode } }, acts) {
      if (wardCode !== null) acts.note(placeOf(funderId, wardCode), proposalId);
    },
    async ConsultationOpened({ data, metadata: { effectiveAt: at } }, acts) {
      const { consultationId, funderId, wardCodes, openedBy: putBy } = data;
      const here = await Promise.all(wardCodes.map((ward) => acts.noted(placeOf(funderId, ward))));
      // Refused where it is withdrawn or decided by now: then it stands ready no more.
      for (const proposalId of new Set(here.flat()))
        await acts.execute(proposal, {
          type: 'PutProposalForward', proposalId, consultationId, how: 'standing', putBy, isOpen: true, at,
        });
    },
  },
};
