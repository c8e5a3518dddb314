import { specification } from '#testing';
import { consultation } from './consultation.decider.js';
import { at, ben, dueAt, futures, opened, openedFacts, text } from './consultation.examples.js';

const given = specification(consultation);
const open = { type: 'OpenConsultation', at, ...openedFacts } as const;
const party = (one: typeof ben) => ({ kind: one.kind, id: one.id });
const silent = (one: typeof ben) =>
  ({ type: 'ConsultationLeftUnanswered', data: { consultationId: 'c1', party: party(one), dueAt } }) as const;
const ended = { type: 'ConsultationPeriodEnded', data: { consultationId: 'c1', dueAt } } as const;
const end = { type: 'EndConsultationPeriod', at: dueAt, consultationId: 'c1' } as const;
const answer = {
  type: 'AnswerConsultation', at, consultationId: 'c1', party: party(ben), answeredBy: 'ben', words: text('A hall'),
  listed: ['a'],
} as const;
const given1 = {
  consultationId: 'c1', party: party(ben), answeredBy: 'ben', words: text('A hall'), dueAt, ranking: [], unranked: [],
};
const answered = { type: 'ConsultationAnswered', data: given1 } as const;

describe('opening a consultation', () => {
  it('says who is asked, and until when', () => given().when(open).then(opened));
  it('happens once', () => given(opened).when(open).thenRefuses('already-opened'));
  it('gives the sector 21 days for a planning application, no less and no more', () => {
    given().when({ ...open, days: 20 }).thenRefuses('not-21-days', 'days');
    given().when({ ...open, days: 22 }).thenRefuses('not-21-days', 'days');
  });
  it('gives as many days as are set when money can be spent, 90 at most', () => {
    const subject = { kind: 'spending', obligationId: 'o1', obligationRevision: 4, freePence: 500_000 } as const;
    const days = { ...open, subject, days: 14, dueAt: '2027-04-15T22:59:59.999Z' } as const;
    const { type: _, at: __, ...data } = days;
    given().when(days).then({ type: 'ConsultationOpened', data });
    given().when({ ...days, days: 0 }).thenRefuses('not-days', 'days');
    given().when({ ...days, days: 91 }).thenRefuses('not-days', 'days');
  });
  it('gives nobody less time than it says', () =>
    given().when({ ...open, dueAt: '2027-04-20T22:59:59.999Z' }).thenRefuses('too-few-days', 'days'));
  it('asks a consortium, and each of them once', () => {
    given().when({ ...open, asked: [ben] }).thenRefuses('sector-not-asked', 'asked');
    given().when({ ...open, asked: [futures, ben, futures] }).thenRefuses('asked-twice', 'asked');
  });
});

describe('an answer', () => {
  it('is in time until just before the last day is over', () => {
    given(opened).when(answer).then(answered);
    given(opened).when({ ...answer, at: '2027-04-22T22:59:59.998Z' }).then(answered);
  });
  it('that comes later is a fact of its own', () => {
    const late = { type: 'ConsultationAnsweredLate', data: given1 } as const;
    given(opened).when({ ...answer, at: dueAt }).then(late);
    given(opened, silent(futures), silent(ben), ended).when({ ...answer, at: '2027-05-01T09:00:00.000Z' }).then(late);
  });
  it('is given once, by somebody who was asked', () => {
    given(opened, answered).when(answer).thenRefuses('already-answered');
    given(opened).when({ ...answer, party: { kind: 'parish-council', id: 'audley' } }).thenRefuses('not-asked');
    given().when(answer).thenRefuses('no-such-consultation');
  });
});

describe('the end of the last day', () => {
  it('is a fact, and so is the silence of each who did not answer', () => {
    given(opened).when(end).then(silent(futures), silent(ben), ended);
    given(opened, answered).when(end).then(silent(futures), ended);
  });
  it('comes by the clock, not before and once', () => {
    given(opened).when({ ...end, at: '2027-04-22T22:59:59.998Z' }).thenRefuses('too-early');
    given(opened, silent(futures), silent(ben), ended).when(end).thenRefuses('already-ended');
  });
});

describe('a pilot', () => {
  const facts = { consultationId: 'c1', development: 'little', why: text('A small site'), markedBy: 'nadia' } as const;
  const marked = { type: 'PilotMarked', data: facts } as const;
  const evaluation = {
    consultationId: 'c1', understood: 'yes', understoodWhy: text('We asked'), used: 'partly',
    usedWhy: text('One of two'), cameOfIt: text('A hall'), evaluatedBy: 'nadia',
  } as const;
  const evaluate = { type: 'EvaluatePilot', at, ...evaluation } as const;
  const sector = {
    type: 'ConsultationAnswered', data: { ...given1, party: party(futures), answeredBy: 'cal' },
  } as const;
  const evaluated = (answeredInTime: boolean) =>
    ({ type: 'PilotEvaluated', data: { ...evaluation, answeredInTime } }) as const;

  it('is marked once', () => {
    given(opened).when({ type: 'MarkPilot', at, ...facts }).then(marked);
    given(opened, marked).when({ type: 'MarkPilot', at, ...facts }).thenRefuses('already-pilot');
  });
  it('is evaluated by what is on record: whether the sector answered in time', () => {
    given(opened, marked, sector).when(evaluate).then(evaluated(true));
    given(opened, marked, silent(futures), silent(ben), ended).when(evaluate).then(evaluated(false));
    given(opened, marked, ended, { ...sector, type: 'ConsultationAnsweredLate' }).when(evaluate).then(evaluated(false));
  });
  it('is evaluated when there is something to say, and once', () => {
    given(opened, marked).when(evaluate).thenRefuses('still-running');
    given(opened, sector).when(evaluate).thenRefuses('not-a-pilot');
    given(opened, marked, sector, evaluated(true)).when(evaluate).thenRefuses('already-evaluated');
  });
});
