import type { Members } from '#scrutiny';
import type { ConsultationEvent } from './consultation.events.js';

const whose = { consultationId: 'public' } as const;
/** The id of a ward councillor who is asked is a person's; a ranking tells of other proposals, too. */
const answer = {
  ...whose, party: 'full', answeredBy: 'full', words: 'public', dueAt: 'public', ranking: 'full', unranked: 'full',
} as const;

export const consultationMembers: Members<ConsultationEvent> = {
  ConsultationOpened: {
    ...whose, funderId: 'public', subject: 'full', title: 'public', question: 'public', wardCodes: 'full',
    days: 'public', dueAt: 'public', asked: 'full', openedBy: 'full',
  },
  MemberGroupsAsked: { ...whose, organisationId: 'full', askedBy: 'full', words: 'full', groups: 'full' },
  InterestsInProposalsDeclared: { ...whose, organisationId: 'full', personId: 'full', seen: 'full', interests: 'full' },
  ProposalsRanked: { ...whose, organisationId: 'full', personId: 'full', order: 'full', reasons: 'public' },
  ConsultationAnswered: answer,
  ConsultationAnsweredLate: answer,
  ConsultationLeftUnanswered: { ...whose, party: 'full', dueAt: 'public' },
  ConsultationPeriodEnded: { ...whose, dueAt: 'public' },
  PilotMarked: { ...whose, development: 'public', why: 'public', markedBy: 'full' },
  PilotEvaluated: {
    ...whose, answeredInTime: 'public', understood: 'public', understoodWhy: 'public', used: 'public',
    usedWhy: 'public', cameOfIt: 'public', evaluatedBy: 'full',
  },
};
