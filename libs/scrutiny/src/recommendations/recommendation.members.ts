import type { Members } from '../members.js';
import type { RecommendationEvent } from './recommendation.events.js';

const whose = { recommendationId: 'public', organisationId: 'public', reference: 'public' } as const;

export const recommendationMembers: Members<RecommendationEvent> = {
  RecommendationMade: {
    ...whose, by: 'public', what: 'public', reasons: 'public', office: 'public', heldOn: 'public', minute: 'public',
    recordedBy: 'full', respondBy: 'public',
  },
  RecommendationAnswered: { ...whose, answer: 'public', reasons: 'public', answeredBy: 'full', isLate: 'public' },
  RecommendationProgressReported: { ...whose, state: 'public', note: 'public', dueOn: 'public', reportedBy: 'full' },
  RecommendationCompleted: { ...whose, note: 'public', agreedBy: 'full' },
  RecommendationFoundUnfinished: { ...whose, note: 'public', foundBy: 'full' },
};
