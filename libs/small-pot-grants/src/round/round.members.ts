import type { Members } from '#scrutiny';
import type { RoundLifecycleEvent } from './round.events.js';
import type { RoundTermsEvent } from './round.terms.events.js';

const round = { roundId: 'public' } as const;
/** As the sentences have it, what a round's officers drafted is theirs. */
const drafted = { ...round, setBy: 'full' } as const;

export const roundTermsMembers: Members<RoundTermsEvent> = {
  RoundDescribed: { ...drafted, name: 'full', purpose: 'full', contact: 'full' },
  RoundAreaSet: {
    ...drafted, setId: 'full', areaName: 'full', populationSource: 'full', populationYear: 'full',
    neighbourhoods: 'full',
  },
  RoundMoneySet: {
    ...drafted, potPence: 'full', smallestPence: 'full', largestPence: 'full', shares: 'full', perHead: 'full',
  },
  RoundEligibilitySet: { ...drafted, questions: 'full' },
  RoundTimetableSet: { ...drafted, opensAt: 'full', closesAt: 'full', daysToAccept: 'full' },
  RoundCriteriaSet: { ...drafted, criteria: 'full', scale: 'full' },
  RoundDecisionProcessSet: { ...drafted, how: 'full', decidedBy: 'full', authority: 'full', quorum: 'full' },
};

export const roundLifecycleMembers: Members<RoundLifecycleEvent> = {
  RoundDrafted: { ...round, funderId: 'public', draftedBy: 'full' },
  RoundSentForApproval: { ...round, sentBy: 'full' },
  RoundSentBack: { ...round, sentBackBy: 'full', reasons: 'full' },
  RoundApproved: { ...round, funderId: 'public', approvedBy: 'full', potPence: 'public', shares: 'public' },
  RoundFundingSecured: { ...round, fundId: 'public', pence: 'public' },
  RoundFundingRefused: { ...round, fundId: 'full', rule: 'full', securedFrom: 'full' },
  RoundScheduled: { ...round, opensAt: 'public', closesAt: 'public' },
  RoundOpened: { ...round, openedAt: 'public' },
  RoundClosed: { ...round, closedAt: 'public' },
  RoundCancelled: { ...round, cancelledBy: 'full', reasons: 'public', securedFrom: 'full' },
};
