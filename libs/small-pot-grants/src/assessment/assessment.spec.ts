import { specification } from '#testing';
import { assessment, type CaseForScoring } from './assessment.decider.js';
import type { ApplicationScored, Score, ScoresRevised } from './assessment.events.js';

const given = specification(assessment);
const at = '2027-05-03T10:00:00.000Z';
const score = (criterionId: string, points: number): Score =>
  ({ criterionId, score: points, reason: { _sd: `why ${points}` } });
const facts: CaseForScoring = {
  accounts: ['sam', 'sam-2'], fillers: ['fay'],
  awaitsDecision: true, roundClosed: true, roundRevision: 14,
  interest: { covered: true, conflicted: false, revision: 1 },
  criteria: [{ id: 'need', weightPercent: 60 }, { id: 'reach', weightPercent: 40 }],
};
const scores = [score('need', 3), score('reach', 1)];
const scoring = {
  type: 'ScoreApplication', at, applicationId: 'a1', roundId: 'r1', assessorId: 'sam', scores, case: facts,
} as const;
const scored: ApplicationScored = {
  type: 'ApplicationScored',
  data: {
    applicationId: 'a1', roundId: 'r1', assessorId: 'sam', scores, weighted: 220, roundRevision: 14,
    interestsRevision: 1,
  },
};
const when = (changes: Partial<CaseForScoring>) => ({ ...scoring, case: { ...facts, ...changes } });

describe('scoring an application', () => {
  it('records each score with its reason, and the sum by weight', () => void given().when(scoring).then(scored));
  it.each([[0, 0, 0], [4, 4, 400], [0, 4, 160], [4, 0, 240]])(
    'makes of %d for need and %d for reach a sum of %d', (need, reach, weighted) => {
      const both = [score('need', need), score('reach', reach)];
      given().when({ ...scoring, scores: both })
        .then({ ...scored, data: { ...scored.data, scores: both, weighted } });
    });
  it('may give the scores in any order', () => {
    const turned = [...scores].reverse();
    given().when({ ...scoring, scores: turned }).then({ ...scored, data: { ...scored.data, scores: turned } });
  });
  it('is not for who filled it in for the group, with any account', () => {
    given().when(when({ accounts: ['sam', 'fay'] })).thenRefuses('filled-in-cannot-score');
  });
  it('is for each assessor on their own', () => {
    given(scored).when({ ...scoring, assessorId: 'tom', case: { ...facts, accounts: ['tom'] } })
      .then({ ...scored, data: { ...scored.data, assessorId: 'tom' } });
  });
  it('can be done anew, and the earlier scores stay on record', () => {
    const revised: ScoresRevised = { type: 'ScoresRevised', data: scored.data };
    given(scored).when(scoring).then(revised);
    given(scored, revised).when(scoring).then(revised);
  });
});

describe('whoever scores', () => {
  it('waits until the round has closed', () => {
    given().when(when({ roundClosed: false })).thenRefuses('round-still-open');
  });
  it('scores what is waiting for a decision', () => {
    given().when(when({ awaitsDecision: false })).thenRefuses('not-awaiting-decision');
    given(scored).when(when({ awaitsDecision: false })).thenRefuses('not-awaiting-decision');
  });
  it('has no interest in the application', () => {
    given().when(when({ interest: { covered: true, conflicted: true, revision: 1 } })).thenRefuses('has-interest');
    given(scored).when(when({ interest: { covered: true, conflicted: true, revision: 2 } }))
      .thenRefuses('has-interest');
  });
  it('has said whether they have an interest', () => {
    given().when(when({ interest: { covered: false, conflicted: false, revision: 0 } }))
      .thenRefuses('interests-not-declared');
  });
  it('scores with one account only', () => {
    given(scored).when({ ...scoring, assessorId: 'sam-2' }).thenRefuses('scored-by-other-account');
  });
  it('scores every criterion', () => {
    given().when({ ...scoring, scores: [score('need', 3)] }).thenRefuses('criterion-not-scored', 'reach');
    given().when({ ...scoring, scores: [] }).thenRefuses('criterion-not-scored', 'need');
  });
  it('scores a criterion once', () => {
    given().when({ ...scoring, scores: [...scores, score('reach', 4)] }).thenRefuses('criterion-not-scored', 'reach');
  });
  it('scores nothing else', () => {
    given().when({ ...scoring, scores: [...scores, score('my own view', 4)] }).thenRefuses('unknown-criterion');
  });
  it.each([-1, 5, 0.5, NaN, Infinity])('does not give a score of %d', (points) => {
    given().when({ ...scoring, scores: [score('need', points), score('reach', 1)] }).thenRefuses('not-a-score', 'need');
    given().when({ ...scoring, scores: [score('need', 3), score('reach', points)] })
      .thenRefuses('not-a-score', 'reach');
  });
});
