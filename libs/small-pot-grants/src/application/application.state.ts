import { type Evolve, type Instant, Refusal } from '#kernel';
import type { ApplicationAnswerEvent, ContactGiven, GroupDescribed, Page } from './application.answers.events.js';
import type { ApplicationCallInEvent } from './application.call-in.events.js';
import type { ApplicationEvent, GrantAwarded } from './application.events.js';
import type { ApplicationHelpingEvent, StartedOnBehalf } from './application.helping.events.js';
import type { ApplicationPeopleEvent } from './application.people.events.js';

export { type Page, pages } from './application.answers.events.js';

/** To whom an application belonged before, and since when it does no longer. */
export type HandedOver = Readonly<{ from: readonly string[]; at: Instant }>;

export interface Known {
  readonly applicationId: string;
  readonly roundId: string;
  readonly funderId: string;
  readonly applicantId: string;
  readonly answered: readonly Page[];
  readonly askedPence: number;
  readonly wardCode: string | null;
  /** What it said last of itself, and of whom to write to. */
  readonly group: GroupDescribed['data'] | null;
  readonly contact: Pick<ContactGiven['data'], 'name' | 'email'> | null;
  /** Set once the group went to a new person. */
  readonly handedOver: HandedOver | null;
  /** The organisations whose people may fill it in now. */
  readonly helpers: readonly string[];
  /** Set where somebody began it in the group's name. */
  readonly onBehalf: Pick<StartedOnBehalf['data'], 'organisationId'> | null;
  /** Everybody who ever filled in a part of it for the group. */
  readonly fillers: readonly string[];
  /** How often the group itself has changed something. */
  readonly actsOfGroup: number;
  readonly confirmationAskedAt: readonly Instant[];
}
export type Draft = Known & Readonly<{ status: 'draft' }>;
export type Submitted = Known & Readonly<{ status: 'submitted' }>;
/** Why an award is no offer yet: it can be called in until `until`, was called in, or is to be decided again. */
export type Hold = Readonly<{ until: Instant; phase: 'open' | 'called-in' | 'referred-back' }>;
/** Offered, unless something holds it up; the group has not answered. */
export type Awarded =
  Known & Readonly<{ status: 'awarded'; pence: number; acceptBy: Instant; hold: Hold | null }>;
export type Accepted = Known & Readonly<{ status: 'accepted'; pence: number }>;
export type Over = Known & Readonly<{ status: 'declined' | 'refused' | 'lapsed' | 'withdrawn' | 'ended' }>;

export type Application = Readonly<{ status: 'not-started' }> | Draft | Submitted | Awarded | Accepted | Over;
export type ApplicationStatus = Exclude<Application['status'], 'not-started'>;

export const applicationStream = (applicationId: string) => `application-${applicationId}`;

export function started(state: Application) {
  if (state.status === 'not-started') throw new Refusal('no-such-application', 'There is no such application');
  return state;
}

/** Taken for the group's own, until the fact that follows says otherwise. */
const answered = (state: Application, page: Page): Draft => {
  const known = acted(state);
  return { ...known, status: 'draft', answered: [...new Set([...known.answered, page])] };
};

function acted(state: Application) {
  const known = started(state);
  return { ...known, actsOfGroup: known.actsOfGroup + 1 };
}

const answers: Evolve<Application, ApplicationAnswerEvent> = {
  GroupDescribed: (state, { data: group }) => ({ ...answered(state, 'group'), group }),
  ProjectDescribed: (state) => answered(state, 'project'),
  BeneficiariesDescribed: (state, { data: { wardCode } }) => ({ ...answered(state, 'beneficiaries'), wardCode }),
  DatesPlanned: (state) => answered(state, 'dates'),
  CostsListed: (state, { data: { totalPence } }) => ({ ...answered(state, 'costs'), askedPence: totalPence }),
  OutcomeDescribed: (state) => answered(state, 'outcome'),
  ContactGiven: (state, { data: contact }) => ({ ...answered(state, 'contact'), contact }),
  PageLeftUnfinished: acted,
};

const over = (state: Application, status: Over['status']): Over => ({ ...withoutOffer(state), status });

function withoutOffer(state: Application): Known {
  const { pence: _, acceptBy: __, hold: ___, ...known } = { pence: 0, acceptBy: '', hold: null, ...started(state) };
  return known;
}

function offered(state: Application): Awarded {
  if (state.status !== 'awarded') throw new Error(`No offer is open on an application that is ${state.status}`);
  return state;
}

const people: Evolve<Application, ApplicationPeopleEvent> = {
  SecondContactNamed: acted,
  ApplicationHandedOver(state, { data: { from, to, name, email, handedOverAt: at } }) {
    const known = started(state);
    const handedOver = { from: [...known.handedOver?.from ?? [], from], at };
    const answered = [...new Set<Page>([...known.answered, 'contact'])];
    return { ...known, applicantId: to, answered, contact: { name, email }, handedOver };
  },
};

const helping: Evolve<Application, ApplicationHelpingEvent> = {
  HelperPermitted(state, { data: { organisationId } }) {
    const known = acted(state);
    return { ...known, helpers: [...known.helpers, organisationId] };
  },
  HelperPermissionEnded(state, { data: { organisationId } }) {
    const known = acted(state);
    return { ...known, helpers: known.helpers.filter((one) => one !== organisationId) };
  },
  /** The contact that stands with it is no act of the group's. */
  StartedOnBehalf(state, { data: { startedBy, organisationId } }) {
    const known = started(state);
    return { ...known, helpers: [organisationId], onBehalf: { organisationId }, fillers: [startedBy], actsOfGroup: -1 };
  },
  FilledInForGroup(state, { data: { filledInBy } }) {
    const known = started(state);
    const fillers = [...new Set([...known.fillers, filledInBy])];
    return { ...known, fillers, actsOfGroup: known.actsOfGroup - 1 };
  },
  ConfirmationAsked(state, { data: { askedAt } }) {
    const known = started(state);
    return { ...known, confirmationAskedAt: [...known.confirmationAskedAt, askedAt].slice(-5) };
  },
};

/** What the constitution lets councillors do with an award before it is an offer. */
export const holdOf = ({ callIn }: Pick<GrantAwarded['data'], 'callIn'>): Hold | null =>
  (callIn?.canBeCalledIn ? { until: callIn.until, phase: 'open' } : null);

const inPhase = (state: Application, phase: Hold['phase']): Awarded => {
  const award = offered(state);
  if (!award.hold) throw new Error('Nothing holds this award up');
  return { ...award, hold: { ...award.hold, phase } };
};

const callIn: Evolve<Application, ApplicationCallInEvent> = {
  AwardCalledIn: (state) => inPhase(state, 'called-in'),
  AwardReferredBack: (state) => inPhase(state, 'referred-back'),
  OfferReleased: (state, { data: { acceptBy } }) => ({ ...offered(state), acceptBy, hold: null }),
  AwardConfirmed: (state, { data: { acceptBy } }) => ({ ...offered(state), acceptBy, hold: null }),
  AwardTakenBack: (state) => ({ ...withoutOffer(state), status: 'submitted' }),
};

export const evolveApplication: Evolve<Application, ApplicationEvent> = {
  ...answers,
  ...callIn,
  ...helping,
  ...people,
  ApplicationStarted: (_, { data: { applicationId, roundId, funderId, applicantId } }) => ({
    status: 'draft', applicationId, roundId, funderId, applicantId, answered: [], askedPence: 0, wardCode: null,
    group: null, contact: null, handedOver: null, helpers: [], onBehalf: null, fillers: [], actsOfGroup: 0,
    confirmationAskedAt: [],
  }),
  ApplicationSubmitted: (state) => ({ ...started(state), status: 'submitted' }),
  GroupIdentified: (state) => state,
  ApplicationPlaced: (state, { data: { wardCode } }) => ({ ...started(state), wardCode }),
  GrantAwarded: (state, { data }) =>
    ({ ...started(state), status: 'awarded', pence: data.pence, acceptBy: data.acceptBy, hold: holdOf(data) }),
  GrantAccepted: (state, { data: { pence } }) => ({ ...withoutOffer(offered(state)), status: 'accepted', pence }),
  GrantRefused: (state) => over(state, 'refused'),
  OfferLapsed: (state) => over(state, 'lapsed'),
  ApplicationDeclined: (state) => over(state, 'declined'),
  ApplicationWithdrawn: (state) => over(state, 'withdrawn'),
  ApplicationEnded: (state) => over(state, 'ended'),
  PublicationWithheld: (state) => state,
};
