import { decide, fold } from '#kernel';
import { refusalOf, specification } from '#testing';
import { application } from './application.decider.js';
import type { ApplicationStarted, GroupBehind } from './application.events.js';
import {
  acceptance, allBut, answersGiven, begun, beneficiariesDescribed, closesAt, costsListed, end, fixed, history,
  opensAt, openRound, shifted, submission, text, whileOpen as at, withdrawn,
} from './application.examples.js';
import type { RoundFacts } from './application.rules.js';
import { pages } from './application.state.js';

const given = specification(application);
const round = openRound;
const { funderId: _, roundRevision: __, ...wish } = begun.data;
const start = { type: 'StartApplication', at, ...wish, round } as const;
const submit = {
  type: 'SubmitApplication', at, applicationId: 'a1', round, declared: true, accounts: ['gita'],
} as const;
const cancelledRound: RoundFacts = { ...round, status: 'cancelled' };

describe('starting an application', () => {
  const answering = (...eligibility: ApplicationStarted['data']['eligibility']) => ({ ...start, eligibility });
  const [yes, no] = [{ questionId: 'q1', answer: 'yes' }, { questionId: 'q2', answer: 'no' }] as const;

  it('records the answers that let the group in, and the terms that it saw', () => {
    given().when(start).then(begun);
  });
  it('is possible from the moment in which the round opens', () => {
    given().when({ ...start, at: opensAt }).then(begun);
    given().when({ ...start, at: shifted(opensAt, -1) }).thenRefuses('round-not-open');
  });
  it('is possible to the last moment before the round closes', () => {
    given().when({ ...start, at: shifted(closesAt, -1) }).then(begun);
  });
  it.each([0, 1, 1000])('is too late %d milliseconds after the closing time', (late) => {
    given().when({ ...start, at: shifted(closesAt, late) }).thenRefuses('round-closed');
  });
  it('needs a round that is approved and paid for, whatever its times say', () => {
    given().when({ ...start, round: { ...round, status: 'not-open-yet' } }).thenRefuses('round-not-open');
  });
  it('is not possible where the round was cancelled', () => {
    given().when({ ...start, round: cancelledRound }).thenRefuses('round-cancelled');
  });
  it('asks for an answer to every question', () => {
    given().when(answering(yes)).thenRefuses('question-open', 'q2');
    given().when(answering()).thenRefuses('question-open', 'q1');
  });
  it('is not for a group whose answer does not pass', () => {
    given().when(answering({ questionId: 'q1', answer: 'no' }, no)).thenRefuses('not-eligible', 'q1');
    given().when(answering(yes, { questionId: 'q2', answer: 'yes' })).thenRefuses('not-eligible', 'q2');
  });
  it('takes no answer to what was not asked', () => {
    given().when(answering(yes, no, { questionId: 'my name is Gita', answer: 'yes' })).thenRefuses('unknown-question');
  });
  it('takes one answer to a question', () => {
    given().when(answering(yes, no, { questionId: 'q1', answer: 'no' })).thenRefuses('unknown-question');
  });
  it('may ask nothing', () => {
    given().when({ ...answering(), round: { ...round, questions: [] } })
      .then({ ...begun, data: { ...begun.data, eligibility: [] } });
  });
  it.each(['MH-00000000', 'MH-ZZZZZZZZ', 'MH-A1B2C3D4'])('takes %s for a reference', (reference) => {
    given().when({ ...start, reference }).then({ ...begun, data: { ...begun.data, reference } });
  });
  it.each(['', 'MH-7K3M2Q9', 'MH-7K3M2Q9XX', 'mh-7k3m2q9x', 'MH-7K3M2Q9U', 'MH-GITA SMI', 'MH-7K3M2Q9X\n'])(
    'does not take %j for a reference', (reference) => {
      given().when({ ...start, reference }).thenRefuses('not-a-reference', 'reference');
    });
  it.each([
    'applicationId', 'roundId', 'applicantId',
  ])('has no room for a text in the %s, which stands in clear', (field) => {
    given().when({ ...start, [field]: 'Gita Smith' }).thenRefuses('not-an-id');
  });
  it('is refused a second time', () => void given(begun).when(start).thenRefuses('already-started'));
});

describe('sending an application', () => {
  it('records how much is asked for, and for which ward', () => {
    given(...history.draft).when(submit).then(submission);
  });
  it.each(pages)('waits until the page "%s" is filled in', (page) => {
    const others = pages.filter((one) => one !== page).map((one) => answersGiven[one]);
    expect(refusalOf(() => decide(application, submit, fold(application, [begun, ...others]))))
      .toMatchObject({ rule: 'pages-missing', field: page, message: `First fill in: ${page}` });
  });
  it('names every page that is missing', () => {
    expect(refusalOf(() => decide(application, submit, fold(application, [begun, costsListed])))).toMatchObject({
      rule: 'pages-missing', field: 'group',
      message: 'First fill in: group, project, beneficiaries, dates, outcome, contact',
    });
  });
  it('asks for a declaration', () => {
    given(...history.draft).when({ ...submit, declared: false }).thenRefuses('not-declared', 'declared');
  });
  it('is possible to the last moment before the round closes', () => {
    given(...history.draft).when({ ...submit, at: shifted(closesAt, -1) }).then(submission);
  });
  it.each([0, 1, 1000])('is too late %d milliseconds after the closing time', (late) => {
    given(...history.draft).when({ ...submit, at: shifted(closesAt, late) }).thenRefuses('round-closed');
  });
  it('is not possible where the round was cancelled', () => {
    given(...history.draft).when({ ...submit, round: cancelledRound }).thenRefuses('round-cancelled');
  });
  it('asks for what stands in the last list of costs', () => {
    const less = { ...costsListed, data: { ...costsListed.data, lines: [], totalPence: 10_000 } };
    given(...history.draft, less).when(submit)
      .then({ ...submission, data: { ...submission.data, askedPence: 10_000 } });
  });
  it('keeps to the smallest and largest grant to the penny', () => {
    const sending = (limits: Partial<RoundFacts>) => ({ ...submit, round: { ...round, ...limits } });
    given(...history.draft).when(sending({ smallestPence: 45_000, largestPence: 45_000 })).then(submission);
    given(...history.draft).when(sending({ largestPence: 44_999 })).thenRefuses('above-largest', 'lines');
    given(...history.draft).when(sending({ smallestPence: 45_001 })).thenRefuses('below-smallest', 'lines');
  });
  it('needs a place in the area of the round, if the ward is known', () => {
    given(...history.draft).when({ ...submit, round: { ...round, wardCodes: ['E05001622'] } })
      .thenRefuses('outside-area', 'place');
  });
  it('does not need to know the ward', () => {
    const somewhere = { ...beneficiariesDescribed, data: { ...beneficiariesDescribed.data, wardCode: null } };
    given(...history.draft, somewhere).when(submit)
      .then({ ...submission, data: { ...submission.data, wardCode: null } });
  });
  it.each(fixed)('is refused where the application is $status', ({ status, rule }) => {
    given(...history[status]).when(submit).thenRefuses(rule);
  });
  it('needs an application', () => void given().when(submit).thenRefuses('no-such-application'));
});

describe('the group behind an application', () => {
  const registers = {
    kind: 'small-group', name: text('East Gardeners'), about: text('about'), numbers: [],
    likelySame: ['west-gardeners'],
    contact: { personId: 'gita', name: text('Gita'), address: text('gita@example.org') },
  } as const;
  const group = { organisationId: 'east-gardeners', registers };
  const identified = (data: GroupBehind) =>
    ({ type: 'GroupIdentified', data: { applicationId: 'a1', roundId: 'r1', ...data } } as const);

  it('is told with its first application, to be put on record', () => {
    given(...history.draft).when({ ...submit, group }).then(submission, identified(group));
  });
  it('is on record already when it applies again', () => {
    const again = { ...group, registers: null };
    given(...history.draft).when({ ...submit, group: again }).then(submission, identified(again));
  });
  it('has no room for a text in what stands in clear', () => {
    const sending = (changes: object) =>
      given(...history.draft).when({ ...submit, group: { ...group, registers: { ...registers, ...changes } } });
    sending({ numbers: ['ask Gita'] }).thenRefuses('not-a-number', 'number');
    sending({ likelySame: ['West Gardeners'] }).thenRefuses('not-an-id');
    given(...history.draft).when({ ...submit, group: { ...group, organisationId: 'Gita’s' } }).thenRefuses('not-an-id');
  });
});

describe('withdrawing an application', () => {
  const withdraw = { type: 'WithdrawApplication', at, applicationId: 'a1' } as const;
  it.each(['draft', 'submitted', 'awarded'] as const)('is possible while it is %s', (status) => {
    given(...history[status]).when(withdraw).then(withdrawn(status));
  });
  it.each(allBut('draft', 'submitted', 'awarded'))('is too late where it is %s', (status) => {
    given(...history[status]).when(withdraw).thenRefuses('too-late-to-withdraw');
  });
  it('needs an application', () => void given().when(withdraw).thenRefuses('no-such-application'));
});

describe('finding the ward of an application', () => {
  const place = {
    type: 'PlaceApplication', at, applicationId: 'a1', wardCode: 'E05001622', placedBy: 'olu', round,
  } as const;
  const placed = {
    type: 'ApplicationPlaced', data: { applicationId: 'a1', roundId: 'r1', wardCode: 'E05001622', placedBy: 'olu' },
  } as const;
  it('records the ward and who found it', () => void given(...history.submitted).when(place).then(placed));
  it('may be corrected', () => void given(...history.submitted, placed).when(place).then(placed));
  it('keeps to the area of the round', () => {
    given(...history.submitted).when({ ...place, wardCode: 'E05009999' }).thenRefuses('outside-area', 'place');
  });
  it.each(allBut('submitted'))('is refused where the application is %s', (status) => {
    given(...history[status]).when(place).thenRefuses('not-awaiting-decision');
  });
  it('needs an application', () => void given().when(place).thenRefuses('no-such-application'));
});

describe('an application whose round is cancelled', () => {
  const ending = { type: 'EndApplication', at, applicationId: 'a1', cause: 'round-cancelled' } as const;
  it.each(['draft', 'submitted'] as const)('ends where it is %s', (status) => {
    given(...history[status]).when(ending).then(end);
  });
  it.each(allBut('draft', 'submitted'))('stays as it is where it is %s', (status) => {
    given(...history[status]).when(ending).thenRefuses('not-running');
  });
  it('has to be there', () => void given().when(ending).thenRefuses('no-such-application'));
});

describe('a history that cannot be', () => {
  it('stops loudly: an acceptance without an offer', () => {
    expect(() => fold(application, [...history.submitted, acceptance])).toThrow('No offer is open');
  });
});
