import { specification } from '#testing';
import { recommendations } from './recommendation.decider.js';
import type { RecommendationEvent } from './recommendation.events.js';
import { respondBy } from './recommendations.js';

const past = specification(recommendations);
const at = '2027-06-21T09:00:00.000Z';
const due = '2027-08-21T22:59:59.999Z';
const text = { _sd: 'text' };
const one = { recommendationId: 'r1', organisationId: 'lcc', reference: 'MH-7K3M2Q9X' };
const making = {
  ...one, by: text, what: text, reasons: text, office: text, heldOn: '2027-06-18', minute: text, recordedBy: 'moira',
  respondBy: due,
};
const made: RecommendationEvent = { type: 'RecommendationMade', data: making };
const make = { type: 'MakeRecommendation', ...making, today: '2027-06-21', at } as const;
const officer = { ...one, accounts: ['mona', 'mona-2'] };
const member = { ...one, accounts: ['moira'] };

const answer =
  { type: 'AnswerRecommendation', ...officer, answer: 'accepted', reasons: text, answeredBy: 'mona', at } as const;
const answered = (kind: 'accepted' | 'accepted-in-part' | 'rejected', isLate = false): RecommendationEvent =>
  ({ type: 'RecommendationAnswered', data: { ...one, answer: kind, reasons: text, answeredBy: 'mona', isLate } });
const report = {
  type: 'ReportProgress', ...officer, state: 'begun', note: text, dueOn: '2027-10-31', reportedBy: 'mona', at,
} as const;
const reported = (state: 'begun' | 'done' | 'dropped', dueOn: string | null = null): RecommendationEvent =>
  ({ type: 'RecommendationProgressReported', data: { ...one, state, note: text, dueOn, reportedBy: 'mona' } });
const agree = { type: 'AgreeThatItIsDone', ...member, note: text, agreedBy: 'moira', at } as const;
const agreed: RecommendationEvent =
  { type: 'RecommendationCompleted', data: { ...one, note: text, agreedBy: 'moira' } };
const object = { type: 'FindItUnfinished', ...member, note: text, foundBy: 'moira', at } as const;
const unfinished: RecommendationEvent =
  { type: 'RecommendationFoundUnfinished', data: { ...one, note: text, foundBy: 'moira' } };

const accepted = [made, answered('accepted')];
const done = [...accepted, reported('done')];

describe('what scrutiny recommends', () => {
  it('is recorded once, about a case or in general, by a meeting that was held', () => {
    past().when(make).then(made);
    past().when({ ...make, reference: null }).then({ ...made, data: { ...making, reference: null } });
    past(made).when(make).thenRefuses('already-made');
    past().when({ ...make, heldOn: '2027-06-22' }).thenRefuses('not-held-yet', 'heldOn');
    past().when({ ...make, heldOn: '2027-02-30' }).thenRefuses('no-such-day', 'heldOn');
  });
  it.each([
    ['2027-06-21T09:00:00.000Z', due], ['2027-06-30T23:30:00.000Z', '2027-09-01T22:59:59.999Z'],
    ['2027-12-31T12:00:00.000Z', '2028-02-29T23:59:59.999Z'], ['2026-12-31T12:00:00.000Z', '2027-02-28T23:59:59.999Z'],
    ['2027-02-28T12:00:00.000Z', '2027-04-28T22:59:59.999Z'],
  ])('made at %s is to be answered by %s', (then, last) => expect(respondBy(then)).toBe(last));
  it.each(['accepted', 'accepted-in-part', 'rejected'] as const)('is %s once, with reasons', (kind) => {
    past(made).when({ ...answer, answer: kind }).then(answered(kind));
    past(made, answered(kind)).when(answer).thenRefuses('not-made');
    past().when(answer).thenRefuses('not-made');
  });
  it('can be answered after the last moment of the two months, and the answer is called late', () => {
    past(made).when({ ...answer, at: due }).then(answered('accepted'));
    past(made).when({ ...answer, at: '2027-08-21T23:00:00.000Z' }).then(answered('accepted', true));
  });
  it('is answered and worked on by somebody else than who put it on record, whichever account they use', () => {
    past(made).when({ ...answer, accounts: ['mona', 'moira'] }).thenRefuses('own-recommendation');
    past(...accepted).when({ ...report, accounts: ['mona', 'moira'] }).thenRefuses('own-recommendation');
  });
  it('is worked on once it is accepted, until it is done or dropped', () => {
    past(...accepted).when(report).then(reported('begun', '2027-10-31'));
    past(made, answered('accepted-in-part'), reported('begun')).when({ ...report, state: 'dropped', dueOn: null })
      .then(reported('dropped'));
    past(...accepted).when({ ...report, dueOn: '2027-02-30' }).thenRefuses('no-such-day', 'dueOn');
    for (const history of [[], [made], [made, answered('rejected')], done, [...accepted, reported('dropped')]])
      past(...history).when(report).thenRefuses('not-accepted');
  });
  it('is done when the committee agrees, and goes on where it finds something missing', () => {
    past(...done).when(agree).then(agreed);
    past(...done).when(object).then(unfinished);
    past(...done, unfinished).when(report).then(reported('begun', '2027-10-31'));
  });
  it.each([agree, object])('is judged once it was reported as done, and not by who reported it ($type)', (judge) => {
    for (const history of [accepted, [...done, agreed], [...done, unfinished]])
      past(...history).when(judge).thenRefuses('not-reported');
    past(...done).when({ ...judge, accounts: ['moira', 'mona'] }).thenRefuses('own-report');
  });
});
