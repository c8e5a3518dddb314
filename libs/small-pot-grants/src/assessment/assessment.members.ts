import type { Members } from '#scrutiny';
import type { AssessmentEvent } from './assessment.events.js';

/** What one assessor gave is for `full`; everybody reads all scores added together, with the decision. */
const scored = {
  applicationId: 'public', roundId: 'public', assessorId: 'full', scores: 'full', weighted: 'full',
  roundRevision: 'public', interestsRevision: 'public',
} as const;

export const assessmentMembers: Members<AssessmentEvent> = { ApplicationScored: scored, ScoresRevised: scored };
