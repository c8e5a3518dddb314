import type { Event, Sealed } from '#kernel';

/** The pages of the form, in their order. */
export const pages = ['group', 'project', 'beneficiaries', 'dates', 'costs', 'outcome', 'contact'] as const;
export type Page = (typeof pages)[number];

/** A page of the form that a group filled in. It may fill it in again until it sends the application. */
type Answer<Type extends string, Data extends object> =
  Event<Type, Readonly<{ applicationId: string; roundId: string }> & Data>;

/** `number`: a charity or company number, if the group has one. */
export type GroupDescribed = Answer<'GroupDescribed', { name: Sealed; about: Sealed; number: Sealed | null }>;
export type ProjectDescribed = Answer<'ProjectDescribed', { title: Sealed; description: Sealed }>;
/** `wardCode` is null where the group's place matched no ward: an officer finds it later. */
export type BeneficiariesDescribed =
  Answer<'BeneficiariesDescribed', { who: Sealed; place: Sealed; wardCode: string | null }>;
/** Days of the calendar, both included. */
export type DatesPlanned = Answer<'DatesPlanned', { startsOn: string; endsOn: string }>;
/** What the money is for, line by line; what the group asks for is the sum of the lines. */
export type CostsListed =
  Answer<'CostsListed', { lines: readonly Readonly<{ item: Sealed; pence: number }>[]; totalPence: number }>;
export type OutcomeDescribed = Answer<'OutcomeDescribed', { outcome: Sealed }>;
/** Sealed under the key of the person, not of the application, so that it can be erased on its own. */
export type ContactGiven = Answer<'ContactGiven', { name: Sealed; email: Sealed; phone: Sealed | null }>;
/** The group went away in the middle of a page. `typed` is the page as it stood, as JSON; it is no answer yet. */
export type PageLeftUnfinished = Answer<'PageLeftUnfinished', { page: Page; typed: Sealed }>;

export type ApplicationAnswerEvent =
  | GroupDescribed | ProjectDescribed | BeneficiariesDescribed | DatesPlanned | CostsListed | OutcomeDescribed
  | ContactGiven | PageLeftUnfinished;
