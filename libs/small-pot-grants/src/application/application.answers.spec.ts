import { specification } from '#testing';
import { application } from './application.decider.js';
import type { ApplicationAnswerCommand } from './application.answers.decider.js';
import type { ApplicationAnswerEvent, CostsListed } from './application.answers.events.js';
import {
  begun, beneficiariesDescribed, closesAt, contactGiven, costsListed, datesPlanned, fixed, groupDescribed, history,
  leftUnfinished, openRound as round, outcomeDescribed, projectDescribed, shifted, submission, text,
  whileOpen as at,
} from './application.examples.js';

const given = specification(application);

const send = { type: 'SubmitApplication', at, applicationId: 'a1', round, declared: true, accounts: ['gita'] } as const;

/** What a page sends: everything in its event but the round, of which it knows what that takes. */
function wish<D extends { roundId: string }>({ roundId: _, ...answers }: D) {
  return { ...answers, round };
}
const describeBeneficiaries =
  { type: 'DescribeBeneficiaries', at, ...wish(beneficiariesDescribed.data) } as const;
const planDates = { type: 'PlanDates', at, ...wish(datesPlanned.data) } as const;
const listCosts = { type: 'ListCosts', at, ...wish(costsListed.data) } as const;

const answers: { page: string; command: ApplicationAnswerCommand; event: ApplicationAnswerEvent }[] = [
  { page: 'the group', command: { type: 'DescribeGroup', at, ...wish(groupDescribed.data) }, event: groupDescribed },
  {
    page: 'what it wants to do', event: projectDescribed,
    command: { type: 'DescribeProject', at, ...wish(projectDescribed.data) },
  },
  { page: 'who benefits and where', command: describeBeneficiaries, event: beneficiariesDescribed },
  { page: 'when', command: planDates, event: datesPlanned },
  { page: 'how much and on what', command: listCosts, event: costsListed },
  {
    page: 'the outcome', event: outcomeDescribed,
    command: { type: 'DescribeOutcome', at, ...wish(outcomeDescribed.data) },
  },
  { page: 'who to talk to', command: { type: 'GiveContact', at, ...wish(contactGiven.data) }, event: contactGiven },
];

describe.each(answers)('the page about $page', ({ command, event }) => {
  it('can be filled in', () => void given(begun).when(command).then(event));
  it('can be filled in again until the application is sent', () => {
    given(...history.draft).when(command).then(event);
  });
  it.each(fixed)('is fixed where the application is $status', ({ status, rule }) => {
    given(...history[status]).when(command).thenRefuses(rule);
  });
  it('needs an application', () => void given().when(command).thenRefuses('no-such-application'));
  it('can be filled in until the round closes, and not at that moment', () => {
    given(begun).when({ ...command, at: shifted(closesAt, -1) }).then(event);
    given(begun).when({ ...command, at: closesAt }).thenRefuses('round-closed');
  });
  it('is fixed where the round was cancelled', () => {
    given(begun).when({ ...command, round: { ...round, status: 'cancelled' } }).thenRefuses('round-cancelled');
  });
});

describe('a page that is left half filled in', () => {
  const leave = { type: 'LeavePageUnfinished', at, ...wish(leftUnfinished.data) } as const;

  it('is kept as it stands', () => void given(begun).when(leave).then(leftUnfinished));
  it('can be kept beside an answer that is there already', () => {
    given(...history.draft, leftUnfinished).when(leave).then(leftUnfinished);
  });
  it('is no answer yet', () => {
    given(begun, leftUnfinished).when(send).thenRefuses('pages-missing');
    given(...history.draft, leftUnfinished).when(send).then(submission);
  });
  it('is a page of the form', () => {
    given(begun).when({ ...leave, page: 'my budget' as 'costs' }).thenRefuses('no-such-page');
  });
  it.each(fixed)('is refused where the application is $status', ({ status, rule }) => {
    given(...history[status]).when(leave).thenRefuses(rule);
  });
  it('needs an application', () => void given().when(leave).thenRefuses('no-such-application'));
  it('is kept as it was once the round has closed', () => {
    given(begun).when({ ...leave, at: closesAt }).thenRefuses('round-closed');
  });
});

describe('the place that benefits', () => {
  it('may be one that matches no ward', () => {
    given(begun).when({ ...describeBeneficiaries, wardCode: null })
      .then({ ...beneficiariesDescribed, data: { ...beneficiariesDescribed.data, wardCode: null } });
  });
  it.each(['E05009999', '', 'behind the church'])('is not "%s", which the round does not reach', (wardCode) => {
    given(begun).when({ ...describeBeneficiaries, wardCode }).thenRefuses('outside-area', 'place');
  });
});

describe('the dates of a project', () => {
  it('may be one day', () => {
    const day = { startsOn: '2027-06-01', endsOn: '2027-06-01' };
    given(begun).when({ ...planDates, ...day }).then({ ...datesPlanned, data: { ...datesPlanned.data, ...day } });
  });
  it('do not end the day before they start', () => {
    given(begun).when({ ...planDates, endsOn: '2027-05-31' }).thenRefuses('ends-before-start', 'endsOn');
  });
  it.each([
    '', 'soon', '2027-02-30', '2027-6-1', '1/6/2027', '0227-06-01', '1999-12-31', '2200-01-01',
    '2027-06-01T00:00:00.000Z',
  ])('are not "%s"', (day) => {
    given(begun).when({ ...planDates, startsOn: day }).thenRefuses('not-a-day', 'startsOn');
    given(begun).when({ ...planDates, endsOn: day }).thenRefuses('not-a-day', 'endsOn');
  });
  it('do not start on a day that has gone by', () => {
    const days = { startsOn: '2027-04-14', endsOn: '2027-06-01' };
    given(begun).when({ ...planDates, ...days }).thenRefuses('starts-in-the-past', 'startsOn');
    given(begun).when({ ...planDates, startsOn: '2000-01-01', endsOn: '2000-01-01' })
      .thenRefuses('starts-in-the-past', 'startsOn');
  });
  it.each(['2027-04-15', '2199-12-31'])('may be today, or as far off as %s', (day) => {
    const days = { startsOn: day, endsOn: day };
    given(begun).when({ ...planDates, ...days }).then({ ...datesPlanned, data: { ...datesPlanned.data, ...days } });
  });
  it('know leap years', () => {
    given(begun).when({ ...planDates, endsOn: '2028-02-29' })
      .then({ ...datesPlanned, data: { ...datesPlanned.data, endsOn: '2028-02-29' } });
    given(begun).when({ ...planDates, endsOn: '2029-02-29' }).thenRefuses('not-a-day', 'endsOn');
  });
});

describe('the costs of a project', () => {
  /** So many lines, and a total that is theirs unless said otherwise. */
  function costing(amounts: number[], totalPence = amounts.reduce((total, pence) => total + pence, 0)) {
    const lines = amounts.map((pence, i) => ({ item: text(`item ${i}`), pence }));
    return {
      command: { ...listCosts, lines, totalPence },
      event: { ...costsListed, data: { ...costsListed.data, lines, totalPence } } satisfies CostsListed,
    };
  }
  const fifteen = Array.from({ length: 15 }, () => 1_000);

  it('have a line', () => void given(begun).when(costing([]).command).thenRefuses('no-costs', 'lines'));
  it('have up to 15 lines', () => {
    given(begun).when(costing(fifteen).command).then(costing(fifteen).event);
    given(begun).when(costing([...fifteen, 1_000]).command).thenRefuses('too-many-costs', 'lines');
  });
  it.each([0, -1, 0.5, NaN, Infinity, 1_000_000_000_001])('are not %d pence', (pence) => {
    given(begun).when(costing([20_000, pence]).command).thenRefuses('not-an-amount', 'lines');
  });
  it.each([-1, 1, NaN])('add up to the total, not to %d more', (more) => {
    given(begun).when(costing([20_000, 5_000], 25_000 + more).command).thenRefuses('lines-do-not-add-up', 'lines');
  });
  it('may come to the largest grant, and not to a penny more', () => {
    given(begun).when(costing([49_999, 1]).command).then(costing([49_999, 1]).event);
    given(begun).when(costing([50_000, 1]).command).thenRefuses('above-largest', 'lines');
  });
  it('may come to the smallest grant, and not to a penny less', () => {
    given(begun).when(costing([9_999, 1]).command).then(costing([9_999, 1]).event);
    given(begun).when(costing([9_999]).command).thenRefuses('below-smallest', 'lines');
  });
});
