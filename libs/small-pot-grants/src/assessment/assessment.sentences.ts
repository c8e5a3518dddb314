import type { Recorded } from '#event-store';
import type { Detail, Facet, Reader, Sentences, Telling } from '#scrutiny';
import type { GrantFacts } from '../decision/grant-facts.js';
import type { AssessmentEvent } from './assessment.events.js';

const record = 'The assessment';

const told = (event: Recorded<AssessmentEvent>, facts: GrantFacts, what: string): Telling => ({
  record, from: 'public', what, details: scoresOf(event, facts), facets: facetsOf(event, facts),
  standsOn: [
    `the round as at revision ${event.data.roundRevision}`,
    `the assessor’s declaration of interests as at revision ${event.data.interestsRevision}`,
  ],
});

export const assessmentSentences: Sentences<AssessmentEvent, GrantFacts> = {
  ApplicationScored: (event, facts) => told(event, facts, 'An assessor scored the application.'),
  ScoresRevised: (event, facts) => told(event, facts, 'An assessor changed their scores.'),
};

const most = 4;
const nameOf = (criterionId: string, { criteria }: GrantFacts) =>
  criteria.find(({ id }) => id === criterionId)?.name ?? criterionId;

const readerOfScores = (event: Recorded<AssessmentEvent>, { decidedAt, isLatestScore }: GrantFacts): Reader =>
  (decidedAt !== null && isLatestScore(event) ? 'group' : 'full');

/** The group is not told what a score was before: only that the assessor changed their scores. */
function facetsOf(event: Recorded<AssessmentEvent>, facts: GrantFacts): readonly Facet[] {
  const { data: { assessorId, scores }, revision } = event;
  const earlier = facts.scoresAt(revision - 1).find((one) => one.assessorId === assessorId)?.scores ?? [];
  const from = readerOfScores(event, facts);
  return scores.flatMap(({ criterionId, score }): Facet[] => {
    const criterion = nameOf(criterionId, facts);
    const before = earlier.find((one) => one.criterionId === criterionId)?.score ?? score;
    const given: Facet = { kind: 'score', criterion, score, outOf: most, from };
    if (before === score) return [given];
    return [given, { kind: 'score-change', criterion, before, after: score, outOf: most, from: 'full' }];
  });
}

/** One assessor's own scores. The group gets the last ones once it is decided; the public never does. */
function scoresOf(event: Recorded<AssessmentEvent>, facts: GrantFacts): Detail[] {
  const from = readerOfScores(event, facts);
  return event.data.scores.flatMap(({ criterionId, score, reason }): Detail[] => {
    return [
      { label: nameOf(criterionId, facts), text: `${score} out of ${most}`, from },
      { label: 'Because', text: reason, from },
    ];
  });
}
