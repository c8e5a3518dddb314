import type { Recorded } from '#event-store';
import type { Detail, Reader, Sentences, Telling } from '#scrutiny';
import type { GrantFacts } from '../decision/grant-facts.js';
import type { AssessmentEvent } from './assessment.events.js';

const record = 'The assessment';

const told = (event: Recorded<AssessmentEvent>, facts: GrantFacts, what: string): Telling => ({
  record, from: 'public', what, details: scoresOf(event, facts),
  standsOn: [
    `the round as at revision ${event.data.roundRevision}`,
    `the assessor’s declaration of interests as at revision ${event.data.interestsRevision}`,
  ],
});

export const assessmentSentences: Sentences<AssessmentEvent, GrantFacts> = {
  ApplicationScored: (event, facts) => told(event, facts, 'An assessor scored the application.'),
  ScoresRevised: (event, facts) => told(event, facts, 'An assessor changed their scores.'),
};

/** One assessor's own scores. The group gets the last ones once it is decided; the public never does. */
function scoresOf(event: Recorded<AssessmentEvent>, { criteria, decidedAt, isLatestScore }: GrantFacts): Detail[] {
  const from: Reader = decidedAt !== null && isLatestScore(event) ? 'group' : 'full';
  return event.data.scores.flatMap(({ criterionId, score, reason }): Detail[] => {
    const criterion = criteria.find(({ id }) => id === criterionId);
    return [
      { label: criterion?.name ?? criterionId, text: `${score} out of 4`, from },
      { label: 'Because', text: reason, from },
    ];
  });
}
