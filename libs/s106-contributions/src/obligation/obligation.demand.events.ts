import type { DelegationUsed, Event, Sealed } from '#kernel';
import type { IndexedSum } from '../index-series/indexation.events.js';
import type { Whose } from './obligation.terms.events.js';

/** How a demand came about: rate × dwellings, or the sum; then by the index, where the deed has one. */
export type Working = Readonly<{
  ratePence: number | null; dwellings: number | null; basePence: number; indexed: IndexedSum | null; pence: number;
}>;

/** The developer is asked for the money. `payBy` is the last day on which it is not late. */
export type ContributionDemanded = Event<'ContributionDemanded', Whose & {
  day: string; payBy: string; working: Working; pence: number; demandedBy: string;
}>;
/** An index figure was published that the demand did not know. Nothing changes until somebody decides. */
export type DemandCorrectionProposed = Event<'DemandCorrectionProposed', Whose & {
  working: Working; pence: number; beforePence: number;
}>;
export type DemandCorrected = Event<'DemandCorrected', Whose & {
  working: Working; pence: number; beforePence: number; reasons: Sealed; acceptedBy: string;
}>;
export type DemandCorrectionDeclined = Event<'DemandCorrectionDeclined', Whose & {
  pence: number; reasons: Sealed; declinedBy: string;
}>;
/** For what of the demand had not been invoiced yet. */
export type ContributionInvoiced = Event<'ContributionInvoiced', Whose & {
  invoiceNumber: string; day: string; pence: number; invoicedBy: string;
}>;
export type DemandDisputed = Event<'DemandDisputed', Whose & { day: string; reasons: Sealed; recordedBy: string }>;
/** With the demand as it was, or with a lower one. */
export type DisputeSettled = Event<'DisputeSettled', Whose & {
  day: string; pence: number; beforePence: number; reasons: Sealed; settledBy: string;
}>;
/** What was not paid of the demand will not be asked for any more. */
export type ContributionWrittenOff = Event<'ContributionWrittenOff', Whose & {
  day: string; pence: number; reasons: Sealed; decidedBy: string; delegation: DelegationUsed;
  dutiesRevision: number;
}>;

export type ObligationDemandEvent =
  | ContributionDemanded | DemandCorrectionProposed | DemandCorrected | DemandCorrectionDeclined
  | ContributionInvoiced | DemandDisputed | DisputeSettled | ContributionWrittenOff;
