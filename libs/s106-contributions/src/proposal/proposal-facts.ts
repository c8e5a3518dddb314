import type { Recorded } from '#event-store';
import type { ConsultationEvent } from '../consultation/consultation.events.js';
import type { PlanningApplicationEvent } from '../planning/planning-application.events.js';
import type { ProposalEvent, ProposalMade } from './proposal.events.js';

/** What a proposal's case stands in, but for the money itself, which has a case of its own. */
export type SectorEvent = PlanningApplicationEvent | ConsultationEvent | ProposalEvent;

/** What the sentences about one proposal need to know beside their own event. */
export type ProposalFacts = Readonly<{
  proposalId: string; made: ProposalMade['data'];
  wardName: string | null;
}>;

/** Whether an event of these streams is about this proposal, and not only about others. */
export function isAboutProposal({ data }: Recorded, proposalId: string): boolean {
  const named = data as Readonly<{ proposalId?: string; seen?: readonly string[]; order?: readonly string[] }>;
  if (named.seen) return named.seen.includes(proposalId);
  if (named.order) return named.order.includes(proposalId);
  return named.proposalId === undefined || named.proposalId === proposalId;
}
