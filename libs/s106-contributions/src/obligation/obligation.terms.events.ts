import type { Event, Sealed } from '#kernel';
import type { Indexation } from '../index-series/indexation.events.js';

/** Whose obligation it is. Every event of an obligation says so, so that it can be read alone. */
export type Whose = Readonly<{ obligationId: string; agreementId: string; funderId: string }>;

/**
 * What a developer owes: a rate for each dwelling, a sum, or something in kind. `tariff`: the day from which the tariff
 * had this rate, where the deed took it from there; null where the deed fixes its own.
 */
export type Contribution =
  | Readonly<{
      kind: 'rate'; ratePence: number; dwellings: number; tariffFrom: string | null; indexation: Indexation | null;
    }>
  | Readonly<{ kind: 'sum'; pence: number; indexation: Indexation | null }>
  | Readonly<{ kind: 'in-kind'; units: number; unit: Unit }>;
export const units = ['square-metres', 'hectares', 'rooms', 'buildings', 'other'] as const;
export type Unit = (typeof units)[number];

/** When it is due. `other`: in the deed's words; an officer says when it is reached. */
export type Trigger =
  | Readonly<{ kind: 'commencement' }>
  | Readonly<{ kind: 'first-occupation' }>
  | Readonly<{ kind: 'dwellings-occupied'; number: number }>
  | Readonly<{ kind: 'phase'; phase: string }>
  | Readonly<{ kind: 'other'; words: Sealed }>;

/**
 * Until when the money has to be used: so many years from the first or the last receipt, that day included. `counts`:
 * whether money that is committed (allocated) in time counts, or only what is spent.
 */
export type SpendBy = Readonly<{
  years: number; from: 'first-receipt' | 'last-receipt'; counts: 'spent' | 'spent-or-committed';
}>;

/** What the deed says. Percentages are hundredths of a per cent: 425 is 4.25%. */
export type Terms = Readonly<{
  contribution: Contribution; trigger: Trigger; payWithinDays: number; spendBy: SpendBy | null;
  /** What becomes of money that is not used in time, and with which interest. */
  clawback: Sealed | null; monitoringFeePence: number;
  /** Simple interest for each year, by the day ÷ 365, on what is paid late. 0 where the deed has none. */
  lateInterest: number;
}>;

/** A code of the open standard, such as `community-facilities`. */
export type Purpose = string;

/** `reference` is the council's own for this contribution, public and in clear. `spendOn`: the deed's words. */
export type ObligationSecured = Event<'ObligationSecured', Whose & {
  reference: string; purpose: Purpose; spendOn: Sealed; wardCodes: readonly string[]; terms: Terms;
  /** What it comes to before any index, in pence; 0 where it is in kind. */
  pence: number; deedDay: string; agreementRevision: number; securedBy: string;
}>;
/** A deed of variation changed what the money may be spent on, where, or until when. All of it stands here anew. */
export type ObligationVaried = Event<'ObligationVaried', Whose & {
  variationId: string; agreementRevision: number; purpose: Purpose; spendOn: Sealed; wardCodes: readonly string[];
  spendBy: SpendBy | null; spendByDay: string | null; reasons: Sealed; variedBy: string;
}>;
/** `by`: an event of the site, or an officer who says so where the deed's words need judgement. */
export type TriggerReached = Event<'TriggerReached', Whose & {
  day: string; by: 'site' | 'officer'; agreementRevision: number; evidence: Sealed | null;
}>;
/** Space or land was handed over. */
export type UnitsDelivered = Event<'UnitsDelivered', Whose & {
  units: number; deliveredBefore: number; deliveredAfter: number; day: string; evidence: Sealed; recordedBy: string;
}>;
/** Money instead of what was to be given in kind and was not, by a deed of variation. */
export type ObligationCommuted = Event<'ObligationCommuted', Whose & {
  variationId: string; agreementRevision: number; units: number; pence: number; indexation: Indexation | null;
  reasons: Sealed; commutedBy: string;
}>;
export type ObligationClosed = Event<'ObligationClosed', Whose & {
  day: string; how: 'spent' | 'returned' | 'delivered' | 'written-off'; closedBy: string;
}>;

export type ObligationTermsEvent =
  ObligationSecured | ObligationVaried | TriggerReached | UnitsDelivered | ObligationCommuted | ObligationClosed;
