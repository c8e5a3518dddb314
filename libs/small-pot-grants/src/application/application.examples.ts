import type { Sealed } from '#kernel';
import { dee, used } from '../decision/deciding.examples.js';
import { noPanel } from '../panel/panel.examples.js';
import type { CaseForDecision } from '../round/round.money.decider.js';
import type {
  BeneficiariesDescribed, ContactGiven, CostsListed, DatesPlanned, GroupDescribed, OutcomeDescribed,
  PageLeftUnfinished, ProjectDescribed,
} from './application.answers.events.js';
import type {
  ApplicationDeclined, ApplicationEnded, ApplicationEvent, ApplicationStarted, ApplicationSubmitted,
  ApplicationWithdrawn, GrantAccepted, GrantAwarded, GrantRefused, OfferLapsed,
} from './application.events.js';
import type { RoundFacts } from './application.rules.js';
import type { ApplicationStatus } from './application.state.js';

// The application that the specs tell of: a group in East asks for £450 of a round that is open all April 2027.

export const opensAt = '2027-04-01T08:00:00.000Z';
export const closesAt = '2027-04-30T16:00:00.000Z';
export const whileOpen = '2027-04-15T12:00:00.000Z';
export const afterClosing = '2027-05-10T09:00:00.000Z';
export const acceptBy = '2027-05-24T09:00:00.000Z';

export const text = (label: string): Sealed => ({ _sd: label });
/** The instant that is so many milliseconds later. */
export const shifted = (instant: string, milliseconds: number) =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

export const openRound: RoundFacts = {
  revision: 12, funderId: 'lcc', status: 'scheduled', opensAt, closesAt, smallestPence: 10_000, largestPence: 50_000,
  wardCodes: ['E05001620', 'E05001622'],
  questions: [{ id: 'q1', passes: 'yes' }, { id: 'q2', passes: 'no' }],
};

const one = { applicationId: 'a1', roundId: 'r1' };
export const begun: ApplicationStarted = {
  type: 'ApplicationStarted',
  data: {
    ...one, funderId: 'lcc', applicantId: 'gita', reference: 'MH-7K3M2Q9X', roundRevision: 12,
    eligibility: [{ questionId: 'q1', answer: 'yes' }, { questionId: 'q2', answer: 'no' }],
  },
};
export const groupDescribed: GroupDescribed = {
  type: 'GroupDescribed', data: { ...one, name: text('East Gardeners'), about: text('about'), number: null },
};
export const projectDescribed: ProjectDescribed = {
  type: 'ProjectDescribed', data: { ...one, title: text('a shed'), description: text('description') },
};
export const beneficiariesDescribed: BeneficiariesDescribed = {
  type: 'BeneficiariesDescribed', data: { ...one, who: text('everybody'), place: text('East'), wardCode: 'E05001620' },
};
export const datesPlanned: DatesPlanned = {
  type: 'DatesPlanned', data: { ...one, startsOn: '2027-06-01', endsOn: '2027-09-30' },
};
export const costsListed: CostsListed = {
  type: 'CostsListed',
  data: {
    ...one, totalPence: 45_000, lines: [{ item: text('shed'), pence: 40_000 }, { item: text('spades'), pence: 5_000 }],
  },
};
export const outcomeDescribed: OutcomeDescribed = {
  type: 'OutcomeDescribed', data: { ...one, outcome: text('outcome') },
};
export const contactGiven: ContactGiven = {
  type: 'ContactGiven', data: { ...one, name: text('Gita'), email: text('gita@example.org'), phone: null },
};

export const leftUnfinished: PageLeftUnfinished = {
  type: 'PageLeftUnfinished', data: { ...one, page: 'costs', typed: text('{"lines":[') },
};

/** Each page's answer under the name by which a refusal calls the page. */
export const answersGiven = {
  group: groupDescribed, project: projectDescribed, beneficiaries: beneficiariesDescribed, dates: datesPlanned,
  costs: costsListed, outcome: outcomeDescribed, contact: contactGiven,
};

export const submission: ApplicationSubmitted = {
  type: 'ApplicationSubmitted', data: { ...one, askedPence: 45_000, wardCode: 'E05001620', roundRevision: 12 },
};
export const award: GrantAwarded = {
  type: 'GrantAwarded',
  data: { ...one, pence: 40_000, askedPence: 45_000, reasons: text('good for East'), decidedBy: 'dee', acceptBy },
};
export const decline: ApplicationDeclined = {
  type: 'ApplicationDeclined',
  data: {
    ...one, reasons: text('others came first'), decidedBy: 'dee', interestsRevision: 1, assessmentRevision: 2, rank: 3,
    delegation: used, dutiesRevision: 1,
  },
};
export const acceptance: GrantAccepted = { type: 'GrantAccepted', data: { ...one, pence: 40_000 } };
export const refusal: GrantRefused = { type: 'GrantRefused', data: { ...one, pence: 40_000 } };
export const lapse: OfferLapsed = { type: 'OfferLapsed', data: { ...one, pence: 40_000, acceptBy } };
export const withdrawn = (beforeStatus: ApplicationWithdrawn['data']['beforeStatus']): ApplicationWithdrawn =>
  ({ type: 'ApplicationWithdrawn', data: { ...one, beforeStatus } });
export const end: ApplicationEnded = { type: 'ApplicationEnded', data: { ...one, cause: 'round-cancelled' } };

const complete: ApplicationEvent[] = [begun, ...Object.values(answersGiven)];
const submitted = [...complete, submission];
const awarded = [...submitted, award];

/** What has happened to an application by the time it stands so. */
export const history: Readonly<Record<ApplicationStatus, readonly ApplicationEvent[]>> = {
  draft: complete,
  submitted,
  awarded,
  accepted: [...awarded, acceptance],
  declined: [...submitted, decline],
  refused: [...awarded, refusal],
  lapsed: [...awarded, lapse],
  withdrawn: [...submitted, withdrawn('submitted')],
  ended: [...submitted, end],
};
export const everyStatus = Object.keys(history) as ApplicationStatus[];
/** What somebody reads who goes on with an application that they cannot go on with. */
export const fixed = everyStatus.filter((status) => status !== 'draft').map((status) => ({
  status,
  rule: status === 'withdrawn' ? 'already-withdrawn' : status === 'ended' ? 'round-cancelled' : 'already-sent',
}));
export const allBut = (...statuses: ApplicationStatus[]) => everyStatus.filter((status) => !statuses.includes(status));

/** Dee may decide: she has no interest, and Sam scored. */
export const facts: CaseForDecision = {
  applicationId: 'a1', awaitsDecision: true, askedPence: 45_000, wardCode: 'E05001620', applicationRevision: 9,
  interest: { covered: true, conflicted: false, revision: 1 }, assessorIds: ['sam'], assessmentRevision: 2, rank: 3,
  roundApprovedBy: 'bob', fillers: ['fay'], by: dee, panel: noPanel, callIn: null,
};
