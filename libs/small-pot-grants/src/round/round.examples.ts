import type { Sealed } from '#kernel';
import { dee, used } from '../decision/deciding.examples.js';
import { noPanel } from '../panel/panel.examples.js';
import type { RoundApproved, RoundCancelled, RoundEvent, RoundFundingSecured } from './round.events.js';
import type { CaseForDecision } from './round.money.decider.js';
import type { GrantConfirmed, GrantReleased, GrantReserved } from './round.money.events.js';
import type {
  RoundAreaSet, RoundCriteriaSet, RoundDecisionProcessSet, RoundDescribed, RoundEligibilitySet, RoundMoneySet,
  RoundTimetableSet,
} from './round.terms.events.js';

// The round that the specs tell of: £10,000 from two funds, for a town of 10,000 people in East and West.

export const opensAt = '2027-04-01T08:00:00.000Z';
export const closesAt = '2027-04-30T16:00:00.000Z';
export const beforeOpening = '2027-03-01T09:00:00.000Z';
export const afterClosing = '2027-05-10T09:00:00.000Z';
/** Fourteen days after `afterClosing`. */
export const acceptBy = '2027-05-24T09:00:00.000Z';

export const text = (label: string): Sealed => ({ _sd: label });
/** The instant that is so many milliseconds later. */
export const shifted = (instant: string, milliseconds: number) =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

const by = { roundId: 'r1', setBy: 'ann' };
export const east = { id: 'E06000008-east', name: 'East', wardCodes: ['E05001620', 'E05001621'], population: 6000 };
export const west = { id: 'E06000008-west', name: 'West', wardCodes: ['E05001622'], population: 4000 };

export const described: RoundDescribed = {
  type: 'RoundDescribed', data: { ...by, name: text('name'), purpose: text('purpose'), contact: text('contact') },
};
export const areaSet: RoundAreaSet = {
  type: 'RoundAreaSet',
  data: {
    ...by, setId: 'blackburn', areaName: 'Blackburn', populationSource: 'ONS mid-year estimates', populationYear: 2015,
    neighbourhoods: [east, west],
  },
};
export const shares = [{ fundId: 'f1', pence: 600_000 }, { fundId: 'f2', pence: 400_000 }];
export const moneySet: RoundMoneySet = {
  type: 'RoundMoneySet',
  data: { ...by, potPence: 1_000_000, smallestPence: 10_000, largestPence: 500_000, shares, perHead: null },
};
export const perHeadSet: RoundMoneySet = {
  type: 'RoundMoneySet',
  data: {
    ...moneySet.data,
    perHead: {
      pencePerPerson: 100, populationSource: 'ONS mid-year estimates', populationYear: 2015, rounding: 'none-needed',
      ceilings: [
        { neighbourhoodId: east.id, population: 6000, pence: 600_000 },
        { neighbourhoodId: west.id, population: 4000, pence: 400_000 },
      ],
    },
  },
};
export const question = { id: 'q1', question: text('not for profit?'), passes: 'yes', ifNot: text('sorry') } as const;
export const eligibilitySet: RoundEligibilitySet = {
  type: 'RoundEligibilitySet', data: { ...by, questions: [question] },
};
export const timetableSet: RoundTimetableSet = {
  type: 'RoundTimetableSet', data: { ...by, opensAt, closesAt, daysToAccept: 14 },
};
export const criterion = (id: string, weightPercent: number) =>
  ({ id, name: text(`name of ${id}`), guidance: text(`guidance on ${id}`), weightPercent });
export const criteriaSet: RoundCriteriaSet = {
  type: 'RoundCriteriaSet',
  data: {
    ...by, criteria: [criterion('need', 60), criterion('reach', 40)], scale: ['0', '1', '2', '3', '4'].map(text),
  },
};
export const decisionProcessSet: RoundDecisionProcessSet = {
  type: 'RoundDecisionProcessSet',
  data: { ...by, how: text('a panel'), decidedBy: text('the panel'), authority: text('minute 12') },
};

/** Each section of a round's terms under the name by which a refusal calls it. */
export const sectionsSet = {
  about: described, area: areaSet, money: moneySet, eligibility: eligibilitySet, timetable: timetableSet,
  criteria: criteriaSet, decision: decisionProcessSet,
};

export const drafted: RoundEvent = {
  type: 'RoundDrafted', data: { roundId: 'r1', funderId: 'lcc', draftedBy: 'ann' },
};
export const sent: RoundEvent = { type: 'RoundSentForApproval', data: { roundId: 'r1', sentBy: 'ann' } };
export const approval: RoundApproved = {
  type: 'RoundApproved',
  data: { roundId: 'r1', funderId: 'lcc', approvedBy: 'bob', potPence: 1_000_000, shares },
};
export const securedFrom = (fundId: string, pence: number): RoundFundingSecured =>
  ({ type: 'RoundFundingSecured', data: { roundId: 'r1', fundId, pence } });
export const planned: RoundEvent = { type: 'RoundScheduled', data: { roundId: 'r1', opensAt, closesAt } };
export const opened: RoundEvent = { type: 'RoundOpened', data: { roundId: 'r1', openedAt: opensAt } };
export const closed: RoundEvent = { type: 'RoundClosed', data: { roundId: 'r1', closedAt: closesAt } };
export const cancelled: RoundCancelled = {
  type: 'RoundCancelled', data: { roundId: 'r1', cancelledBy: 'bob', reasons: text('reasons'), securedFrom: [] },
};

/** What has happened to the round by the time it has come so far. */
export function historyWith(money: RoundMoneySet) {
  const complete: RoundEvent[] = [drafted, ...Object.values({ ...sectionsSet, money })];
  const awaiting = [...complete, sent];
  const approved = [...awaiting, approval];
  const scheduled = [...approved, securedFrom('f1', 600_000), securedFrom('f2', 400_000), planned];
  return { complete, awaiting, approved, scheduled, over: [...scheduled, opened, closed] };
}
export const simple = historyWith(moneySet);
export const perHead = historyWith(perHeadSet);

/** An application from East for £5,000, scored by Sam, on which Dee may decide. */
export const facts: CaseForDecision = {
  applicationId: 'a1', awaitsDecision: true, askedPence: 500_000, wardCode: 'E05001620', applicationRevision: 9,
  interest: { covered: true, conflicted: false, revision: 1 }, assessorIds: ['sam'], assessmentRevision: 2, rank: 3,
  roundApprovedBy: 'bob', fillers: ['fay'], by: dee, panel: noPanel, callIn: null,
};
export const reserved: GrantReserved = {
  type: 'GrantReserved',
  data: {
    roundId: 'r1', applicationId: 'a1', pence: 300_000, askedPence: 500_000, reasons: text('good for East'),
    decidedBy: 'dee', acceptBy, neighbourhoodId: east.id, ceiling: null,
    delegation: used,
    evidence: { applicationRevision: 9, interestsRevision: 1, assessmentRevision: 2, rank: 3, dutiesRevision: 1 },
    pot: { leftBefore: 1_000_000, leftAfter: 700_000 },
  },
};
export const confirmed: GrantConfirmed = {
  type: 'GrantConfirmed', data: { roundId: 'r1', applicationId: 'a1', pence: 300_000 },
};
export const released: GrantReleased = {
  type: 'GrantReleased',
  data: {
    roundId: 'r1', applicationId: 'a1', pence: 300_000, cause: 'refused-by-group', neighbourhoodId: east.id,
    pot: { leftBefore: 700_000, leftAfter: 1_000_000 }, ceiling: null,
  },
};
