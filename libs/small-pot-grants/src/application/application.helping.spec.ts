import { specification } from '#testing';
import { fold } from '#kernel';
import { application } from './application.decider.js';
import {
  afterClosing, allBut, answersGiven, award, begun, contactGiven, groupDescribed, history, leftUnfinished, openRound,
  outcomeDescribed, shifted, submission, text, whileOpen as at,
} from './application.examples.js';
import type {
  ConfirmationAsked, FilledInForGroup, HelperPermissionEnded, HelperPermitted, StartedOnBehalf,
} from './application.helping.events.js';
import { started } from './application.state.js';

const given = specification(application);
const one = { applicationId: 'a1', roundId: 'r1' };
const round = openRound;
const by = { filledInBy: 'hal', as: 'helper', organisationId: 'cvs' } as const;
const permit = { type: 'PermitHelper', at, applicationId: 'a1', organisationId: 'cvs' } as const;
const end = { ...permit, type: 'EndHelperPermission' } as const;
const permitted: HelperPermitted = { type: 'HelperPermitted', data: { ...one, organisationId: 'cvs' } };
const ended: HelperPermissionEnded = { type: 'HelperPermissionEnded', data: { ...one, organisationId: 'cvs' } };
const filledIn: FilledInForGroup =
  { type: 'FilledInForGroup', data: { ...one, page: 'outcome', half: false, ...by } };
const describeOutcome = { type: 'DescribeOutcome', at, applicationId: 'a1', outcome: text('outcome'), round } as const;
const fillIn =
  { type: 'FillInForGroup', at, applicationId: 'a1', page: 'outcome', answer: describeOutcome, by } as const;

describe('a group that lets somebody help', () => {
  it('says which organisation, and can stop it', () => {
    given(begun).when(permit).then(permitted);
    given(begun, permitted).when(end).then(ended);
    given(begun, permitted, ended).when(permit).then(permitted);
  });
  it('says so once', () => {
    given(begun, permitted).when(permit).thenRefuses('already-permitted', 'organisationId');
    given(begun).when(end).thenRefuses('not-permitted-before', 'organisationId');
  });
  it('has five helpers at most', () => {
    const five = ['c1', 'c2', 'c3', 'c4', 'c5'].map((organisationId) =>
      ({ ...permitted, data: { ...one, organisationId } }));
    given(begun, ...five).when(permit).thenRefuses('too-many-helpers', 'organisationId');
    given(begun, ...five.slice(1)).when(permit).then(permitted);
  });
  it.each(allBut('draft', 'withdrawn', 'ended'))('does so before it sends it: %s', (status) => {
    given(...history[status]).when(permit).thenRefuses('already-sent');
  });
  it('names an organisation by its id', () =>
    given(begun).when({ ...permit, organisationId: 'Hal’s' }).thenRefuses('not-an-id'));
});

describe('filling in for a group', () => {
  it('gives the answer, and says who gave it', () =>
    given(begun, permitted).when(fillIn).then(outcomeDescribed, filledIn));
  it('may stop in the middle', () => {
    const { typed, page } = leftUnfinished.data;
    const answer = { type: 'LeavePageUnfinished', at, applicationId: 'a1', page, typed, round } as const;
    given(begun, permitted).when({ ...fillIn, page, answer })
      .then(leftUnfinished, { ...filledIn, data: { ...filledIn.data, page, half: true } });
  });
  it('needs the group’s permission, as it is now', () => {
    given(begun).when(fillIn).thenRefuses('not-permitted-to-help');
    given(begun, permitted, ended).when(fillIn).thenRefuses('not-permitted-to-help');
    given(begun, permitted).when({ ...fillIn, by: { ...by, organisationId: 'other' } })
      .thenRefuses('not-permitted-to-help');
  });
  it('never touches whom to write to', () => {
    const answer = { ...contactGiven.data, type: 'GiveContact', at, round } as const;
    given(begun, permitted).when({ ...fillIn, page: 'contact', answer }).thenRefuses('contacts-are-the-groups');
  });
  it('keeps to the rules of the page and of the round', () => {
    const answer = { ...describeOutcome, at: afterClosing };
    given(begun, permitted).when({ ...fillIn, answer }).thenRefuses('round-closed');
  });
  it.each(allBut('draft', 'withdrawn', 'ended'))('ends when it is sent: %s', (status) => {
    given(...history[status]).when(fillIn).thenRefuses('already-sent');
  });
});

const { funderId: _, roundRevision: __, ...wish } = begun.data;
const inItsName = {
  startedBy: 'olu', as: 'officer', organisationId: 'lcc', channel: 'paper', receivedAt: at, how: text('a form'),
} as const;
const contact = { name: contactGiven.data.name, email: contactGiven.data.email, phone: null };
const start = { type: 'StartOnBehalf', at, ...wish, onBehalf: inItsName, contact, round } as const;
const onBehalf: StartedOnBehalf = { type: 'StartedOnBehalf', data: { ...one, ...inItsName } };
const onPaper = [begun, onBehalf, contactGiven] as const;
const olu = { filledInBy: 'olu', as: 'officer', organisationId: 'lcc' } as const;
const ask = { type: 'AskGroupToConfirm', at, applicationId: 'a1', by: olu, contact: null, round } as const;
const askedAt = (moment: string): ConfirmationAsked => ({
  type: 'ConfirmationAsked', data: { ...one, askedBy: 'olu', organisationId: 'lcc', askedAt: moment },
});

describe('beginning for a group that has no device at hand', () => {
  it('records how the group gave its permission, and whom to ask', () => given().when(start).then(...onPaper));
  it('lets whoever began it fill it in, and nobody else', () => {
    given(...onPaper).when({ ...fillIn, by: olu })
      .then(outcomeDescribed, { ...filledIn, data: { ...filledIn.data, ...olu } });
    given(...onPaper).when(fillIn).thenRefuses('not-permitted-to-help');
  });
  it('is stopped by the group, as any other helper is', () => {
    const ended: HelperPermissionEnded = { type: 'HelperPermissionEnded', data: { ...one, organisationId: 'lcc' } };
    given(...onPaper).when({ ...end, organisationId: 'lcc' }).then(ended);
    given(...onPaper, ended).when({ ...fillIn, by: olu }).thenRefuses('not-permitted-to-help');
  });
  it('was told before it was begun', () => {
    const told = (receivedAt: string) => ({ ...start, onBehalf: { ...inItsName, receivedAt } });
    given().when(told(shifted(at, 1))).thenRefuses('told-in-the-future', 'receivedAt');
    given().when(told('last week')).thenRefuses('not-a-time', 'receivedAt');
  });
  it('keeps to what holds for everybody who begins', () => {
    given().when({ ...start, at: afterClosing }).thenRefuses('round-closed');
    given().when({ ...start, eligibility: [] }).thenRefuses('question-open');
    given(...onPaper).when(start).thenRefuses('already-started');
  });
});

describe('asking the group to confirm', () => {
  it('asks whom the group named', () => given(...onPaper).when(ask).then(askedAt(at)));
  it('needs somebody to ask', () =>
    given(begun, permitted).when({ ...ask, by }).thenRefuses('no-contact'));
  it('is for who may fill it in', () => given(...onPaper).when({ ...ask, by }).thenRefuses('not-permitted-to-help'));
  it('is done five times in a day', () => {
    const minutes = [1, 2, 3, 4, 5].map((minute) => askedAt(shifted(at, -60_000 * minute)));
    given(...onPaper, ...minutes).when(ask).thenRefuses('asked-too-often', 'email');
    given(...onPaper, ...minutes.slice(1)).when(ask).then(askedAt(at));
  });
  it('needs a round that is open', () =>
    given(...onPaper).when({ ...ask, at: afterClosing }).thenRefuses('round-closed'));

  const { applicationId, name, email, phone } = contactGiven.data;
  const corrected = { ...ask, contact: { type: 'GiveContact', at, applicationId, name, email, phone, round } } as const;
  const filledInContact: FilledInForGroup =
    { type: 'FilledInForGroup', data: { ...one, page: 'contact', half: false, ...olu } };
  it('may put a slip in the address right while nobody of the group was here', () => {
    given(...onPaper).when(corrected).then(contactGiven, filledInContact, askedAt(at));
    given(...onPaper, outcomeDescribed, filledIn, contactGiven, filledInContact).when(corrected)
      .then(contactGiven, filledInContact, askedAt(at));
  });
  it('leaves the address alone once the group was here', () =>
    given(...onPaper, groupDescribed).when(corrected).thenRefuses('contacts-are-the-groups', 'email'));
  it('leaves the address alone where the group began it itself', () => {
    given(begun, permitted, contactGiven).when({ ...corrected, by }).thenRefuses('contacts-are-the-groups', 'email');
    given(...onPaper, permitted).when({ ...corrected, by }).thenRefuses('contacts-are-the-groups', 'email');
  });
});

describe('whoever filled it in for the group', () => {
  const whole = [begun, permitted, ...Object.values(answersGiven), filledIn] as const;
  const send = { type: 'SubmitApplication', at, applicationId: 'a1', round, declared: true } as const;
  const accept = { type: 'AcceptGrant', at: afterClosing, applicationId: 'a1' } as const;

  it('never sends it, with whichever account', () => {
    given(...whole).when({ ...send, accounts: ['gita', 'hal'] }).thenRefuses('filled-in-by-you');
    given(...whole).when({ ...send, accounts: ['gita'] }).then(submission);
  });
  it.each(['AcceptGrant', 'RefuseGrant'] as const)('never answers an offer, with whichever account: %s', (type) => {
    given(...whole, submission, award).when({ ...accept, type, accounts: ['gita', 'hal'] })
      .thenRefuses('filled-in-by-you');
  });
  it('is known for good, also where the group took the permission back or wrote the page again', () => {
    const after = fold(application, [...onPaper, permitted, outcomeDescribed, filledIn, ended, outcomeDescribed]);
    expect(started(after)).toMatchObject({ fillers: ['olu', 'hal'], helpers: ['lcc'] });
  });
});
