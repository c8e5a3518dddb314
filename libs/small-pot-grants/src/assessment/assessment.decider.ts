import { type Command, type Decider, Refusal } from '#kernel';
import { weightedScore } from '../decision/ranking.rules.js';
import { type DeclaredInterest, mustHaveNoInterest } from '../interests/interests.rules.js';
import type { AssessmentEvent, Score } from './assessment.events.js';

/**
 * What is scored, and against what, read from the streams of the round and the application. `accounts`: all those of
 * whoever scores; `fillers`: who filled it in for the group.
 */
export type CaseForScoring = Readonly<{
  accounts: readonly string[]; fillers: readonly string[];
  awaitsDecision: boolean; roundClosed: boolean; interest: DeclaredInterest; roundRevision: number;
  criteria: readonly Readonly<{ id: string; weightPercent: number }>[];
}>;

export type ScoreApplication = Command<'ScoreApplication', {
  applicationId: string; roundId: string; assessorId: string; scores: readonly Score[]; case: CaseForScoring;
}>;

export type Assessment = Readonly<{ assessorIds: readonly string[] }>;

export const assessmentStream = (applicationId: string) => `assessment-${applicationId}`;

/** The scores that one application got: one set from each assessor. */
export const assessment: Decider<Assessment, ScoreApplication, AssessmentEvent> = {
  initialState: { assessorIds: [] },
  streamOf: ({ applicationId }) => assessmentStream(applicationId),

  decide: {
    ScoreApplication({ applicationId, roundId, assessorId, scores, case: facts }, state) {
      if (!facts.roundClosed) throw new Refusal('round-still-open', 'Score after the round has closed');
      if (!facts.awaitsDecision)
        throw new Refusal('not-awaiting-decision', 'This application is not waiting for a decision');
      mustHaveNoInterest(facts.interest);
      mustNotHaveFilledIn(facts);
      mustScoreOnce(assessorId, facts, state);
      mustScoreEveryCriterion(scores, facts);
      const weighted = weightedScore(scores, facts.criteria);
      const standingOn = { roundRevision: facts.roundRevision, interestsRevision: facts.interest.revision };
      const type = state.assessorIds.includes(assessorId) ? 'ScoresRevised' : 'ApplicationScored';
      return [{ type, data: { applicationId, roundId, assessorId, scores, weighted, ...standingOn } }];
    },
  },

  evolve: {
    ApplicationScored: ({ assessorIds }, { data }) => ({ assessorIds: [...assessorIds, data.assessorId] }),
    ScoresRevised: (state) => state,
  },
};

/** Or a second account would give one human two voices. */
function mustScoreOnce(assessorId: string, { accounts }: CaseForScoring, { assessorIds }: Assessment) {
  if (assessorIds.some((id) => id !== assessorId && accounts.includes(id)))
    throw new Refusal('scored-by-other-account', 'You scored this with another account. Change your scores there');
}

function mustNotHaveFilledIn({ accounts, fillers }: CaseForScoring) {
  if (fillers.some((id) => accounts.includes(id)))
    throw new Refusal('filled-in-cannot-score', 'You filled this in for the group, so somebody else has to score it');
}

function mustScoreEveryCriterion(scores: readonly Score[], { criteria }: CaseForScoring) {
  for (const { id } of criteria) {
    const given = scores.filter(({ criterionId }) => criterionId === id);
    if (given.length !== 1) throw new Refusal('criterion-not-scored', 'Give every criterion one score', id);
    const { score } = given[0]!;
    if (!Number.isInteger(score) || score < 0 || score > 4)
      throw new Refusal('not-a-score', 'A score is 0, 1, 2, 3 or 4', id);
  }
  if (scores.length > criteria.length)
    throw new Refusal('unknown-criterion', 'This round has no such criterion');
}
