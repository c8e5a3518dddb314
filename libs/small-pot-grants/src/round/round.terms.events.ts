import type { Event, Instant, Sealed } from '#kernel';

/** A round is drafted section by section; each section is a fact of its own and may be set again until it is sent. */
type Section<Type extends string, Data extends object> =
  Event<Type, Readonly<{ roundId: string; setBy: string }> & Data>;

export type RoundDescribed = Section<'RoundDescribed', { name: Sealed; purpose: Sealed; contact: Sealed }>;

/** Where money may go. `setId` is the set of neighbourhoods it was chosen from. */
export type RoundAreaSet = Section<'RoundAreaSet', {
  setId: string; areaName: string; populationSource: string; populationYear: number;
  neighbourhoods: readonly Neighbourhood[];
}>;
export type Neighbourhood = Readonly<{ id: string; name: string; wardCodes: readonly string[]; population: number }>;

/** Amounts in pence. `perHead` is null where the pot is simply a sum. */
export type RoundMoneySet = Section<'RoundMoneySet', {
  potPence: number; smallestPence: number; largestPence: number; shares: readonly FundShare[]; perHead: PerHead | null;
}>;
export type FundShare = Readonly<{ fundId: string; pence: number }>;
/** So many pence for each person. Pence times people is whole pence, so nothing is rounded, and the event says so. */
export type PerHead = Readonly<{
  pencePerPerson: number; populationSource: string; populationYear: number; rounding: 'none-needed';
  ceilings: readonly Readonly<{ neighbourhoodId: string; population: number; pence: number }>[];
}>;

/** Yes-or-no questions. `ifNot` is what somebody reads who may not apply, kindly, with what else there is. */
export type RoundEligibilitySet = Section<'RoundEligibilitySet', { questions: readonly EligibilityQuestion[] }>;
export type EligibilityQuestion = Readonly<{ id: string; question: Sealed; passes: 'yes' | 'no'; ifNot: Sealed }>;

/** `daysToAccept`: an offer lapses when this many days have gone by without an answer. */
export type RoundTimetableSet =
  Section<'RoundTimetableSet', { opensAt: Instant; closesAt: Instant; daysToAccept: number }>;

/** `scale` gives the scores 0 to 4 their meaning, in that order. */
export type RoundCriteriaSet =
  Section<'RoundCriteriaSet', { criteria: readonly Criterion[]; scale: readonly Sealed[] }>;
export type Criterion = Readonly<{ id: string; name: Sealed; guidance: Sealed; weightPercent: number }>;

/**
 * How it is decided, by whom, and under which authority (a minute, a scheme of delegation). `quorum`: how many members
 * of a panel have to vote on an application; missing or null where the round asks for none.
 */
export type RoundDecisionProcessSet = Section<'RoundDecisionProcessSet',
  { how: Sealed; decidedBy: Sealed; authority: Sealed; quorum?: number | null }>;

export type RoundTermsEvent =
  | RoundDescribed | RoundAreaSet | RoundMoneySet | RoundEligibilitySet | RoundTimetableSet | RoundCriteriaSet
  | RoundDecisionProcessSet;

/** What a round is, once every section is set. */
export type RoundTerms = Readonly<{
  about: RoundDescribed['data']; area: RoundAreaSet['data']; money: RoundMoneySet['data'];
  eligibility: RoundEligibilitySet['data']; timetable: RoundTimetableSet['data']; criteria: RoundCriteriaSet['data'];
  decision: RoundDecisionProcessSet['data'];
}>;
