import { type Evolve, Refusal, sum } from '#kernel';
import type { RoundEvent, RoundLifecycleEvent } from './round.events.js';
import type { RoundMoneyEvent } from './round.money.events.js';
import type { RoundTerms, RoundTermsEvent } from './round.terms.events.js';

interface Known { readonly roundId: string; readonly funderId: string; readonly editors: readonly string[] }
export interface Drafting extends Known {
  readonly status: 'draft' | 'awaiting-approval';
  readonly terms: Partial<RoundTerms>;
}
export interface Approved extends Known {
  readonly status: 'approved';
  readonly terms: RoundTerms;
  readonly approvedBy: string;
  readonly securedFrom: readonly string[];
}
export interface Scheduled extends Known {
  readonly status: 'scheduled';
  readonly terms: RoundTerms;
  readonly approvedBy: string;
  readonly securedFrom: readonly string[];
  readonly opened: boolean;
  readonly closed: boolean;
  readonly reservations: Readonly<Record<string, Reservation>>;
}
export interface Cancelled extends Known { readonly status: 'cancelled'; readonly terms: Partial<RoundTerms> }
export type Reservation = Readonly<{ pence: number; neighbourhoodId: string | null; status: 'held' | 'confirmed' }>;

export type Round = Readonly<{ status: 'none' }> | Drafting | Approved | Scheduled | Cancelled;

export const roundStream = (roundId: string) => `round-${roundId}`;

export const leftInPot = ({ terms, reservations }: Scheduled) =>
  terms.money.potPence - sum(Object.values(reservations).map(({ pence }) => pence));

/** What is left under a neighbourhood's ceiling; null where the round has none. */
export function leftUnderCeiling({ terms, reservations }: Scheduled, neighbourhoodId: string | null) {
  const ceiling = terms.money.perHead?.ceilings.find((one) => one.neighbourhoodId === neighbourhoodId);
  if (!ceiling) return null;
  const taken = Object.values(reservations).filter((one) => one.neighbourhoodId === neighbourhoodId);
  return ceiling.pence - sum(taken.map(({ pence }) => pence));
}

/** Whether money is held for an application, or already theirs. */
export const isReserved = (state: Round, applicationId: string) =>
  state.status === 'scheduled' && Object.hasOwn(state.reservations, applicationId);

/** The neighbourhood that a ward belongs to in this round; undefined where the round does not reach it. */
export const neighbourhoodOf = ({ area }: Pick<RoundTerms, 'area'>, wardCode: string) =>
  area.neighbourhoods.find(({ wardCodes }) => wardCodes.includes(wardCode));

export function existing(state: Round) {
  if (state.status === 'none') throw new Refusal('no-such-round', 'There is no such round');
  return state;
}

function drafting(state: Round): Drafting {
  if (state.status !== 'draft' && state.status !== 'awaiting-approval') throw impossible(state);
  return state;
}
function approved(state: Round): Approved {
  if (state.status !== 'approved') throw impossible(state);
  return state;
}
function scheduled(state: Round): Scheduled {
  if (state.status !== 'scheduled') throw impossible(state);
  return state;
}
const impossible = ({ status }: Round) => new Error(`A round that is ${status} cannot have this event`);

const edited = (state: Round, by: string, terms: Partial<RoundTerms>): Drafting => {
  const known = drafting(state);
  return { ...known, editors: [...new Set([...known.editors, by])], terms: { ...known.terms, ...terms } };
};

const terms: Evolve<Round, RoundTermsEvent> = {
  RoundDescribed: (state, { data }) => edited(state, data.setBy, { about: data }),
  RoundAreaSet: (state, { data }) => {
    // A pot per head depends on who lives there, so it has to be worked out again.
    const { money, ...others } = drafting(state).terms;
    const rest = { ...drafting(state), terms: money?.perHead ? others : drafting(state).terms };
    return edited(rest, data.setBy, { area: data });
  },
  RoundMoneySet: (state, { data }) => edited(state, data.setBy, { money: data }),
  RoundEligibilitySet: (state, { data }) => edited(state, data.setBy, { eligibility: data }),
  RoundTimetableSet: (state, { data }) => edited(state, data.setBy, { timetable: data }),
  RoundCriteriaSet: (state, { data }) => edited(state, data.setBy, { criteria: data }),
  RoundDecisionProcessSet: (state, { data }) => edited(state, data.setBy, { decision: data }),
};

const lifecycle: Evolve<Round, RoundLifecycleEvent> = {
  RoundDrafted: (_, { data: { roundId, funderId, draftedBy } }) =>
    ({ status: 'draft', roundId, funderId, editors: [draftedBy], terms: {} }),
  RoundSentForApproval: (state, { data: { sentBy } }) =>
    ({ ...edited(state, sentBy, {}), status: 'awaiting-approval' }),
  RoundSentBack: (state) => ({ ...drafting(state), status: 'draft' }),
  RoundApproved: (state, { data: { approvedBy } }) => {
    const known = drafting(state);
    // Nothing is sent for approval before every section is set.
    return { ...known, status: 'approved', terms: known.terms as RoundTerms, approvedBy, securedFrom: [] };
  },
  RoundFundingSecured: (state, { data: { fundId } }) =>
    ({ ...approved(state), securedFrom: [...approved(state).securedFrom, fundId] }),
  RoundFundingRefused: (state) => {
    const { securedFrom: _, approvedBy: __, ...known } = approved(state);
    return { ...known, status: 'draft' };
  },
  RoundScheduled: (state) =>
    ({ ...approved(state), status: 'scheduled', opened: false, closed: false, reservations: {} }),
  RoundOpened: (state) => ({ ...scheduled(state), opened: true }),
  RoundClosed: (state) => ({ ...scheduled(state), closed: true }),
  RoundCancelled: (state) => {
    const { roundId, funderId, editors, terms: fixed } = existing(state);
    return { status: 'cancelled', roundId, funderId, editors, terms: fixed };
  },
};

const reserved = (state: Round, applicationId: string, reservation: Reservation): Scheduled =>
  ({ ...scheduled(state), reservations: { ...scheduled(state).reservations, [applicationId]: reservation } });

const money: Evolve<Round, RoundMoneyEvent> = {
  GrantReserved: (state, { data: { applicationId, pence, neighbourhoodId } }) =>
    reserved(state, applicationId, { pence, neighbourhoodId, status: 'held' }),
  GrantConfirmed: (state, { data: { applicationId } }) => {
    const held = scheduled(state).reservations[applicationId];
    if (!held) throw new Error(`Nothing is reserved for ${applicationId}`);
    return reserved(state, applicationId, { ...held, status: 'confirmed' });
  },
  GrantReleased: (state, { data: { applicationId } }) => {
    const { [applicationId]: _, ...reservations } = scheduled(state).reservations;
    return { ...scheduled(state), reservations };
  },
};

export const evolveRound: Evolve<Round, RoundEvent> = { ...terms, ...lifecycle, ...money };
