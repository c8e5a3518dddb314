import type { AgreementType, FundingStatus, PublishedPurpose } from './codes.js';

/** A day of the calendar, `2027-04-01`; '' where there is none. `organisation` is a CURIE: `local-authority:LAN`. */
type Dated = Readonly<{ notes: string; organisation: string; entryDate: string; startDate: string; endDate: string }>;
/** Pence; null where the contribution is not money, or not counted. */
type Counted = Readonly<{ amountPence: number | null; units: number | null }>;

/** One line of developer-agreement.csv. */
export type AgreementLine = Dated & Readonly<{
  reference: string; name: string; type: AgreementType; planningApplication: string; documentUrl: string;
}>;
/** One line of developer-agreement-contribution.csv. */
export type ContributionLine = Dated & Counted & Readonly<{
  reference: string; agreement: string; purpose: PublishedPurpose;
}>;
/** One line of developer-agreement-transaction.csv. */
export type TransactionLine = Dated & Counted & Readonly<{
  reference: string; contribution: string; status: FundingStatus;
}>;

/** A file's columns in their order, and what stands in each. */
export type Columns<Line> = readonly (readonly [column: string, value: (line: Line) => string])[];

const pounds = (pence: number) => (pence / 100).toFixed(2);
const counted: Columns<Counted> = [
  ['amount', ({ amountPence }) => (amountPence === null ? '' : pounds(amountPence))],
  ['units', ({ units }) => (units === null ? '' : String(units))],
];
const dated: Columns<Dated> = [
  ['notes', ({ notes }) => notes],
  ['organisation', ({ organisation }) => organisation],
  ['entry-date', ({ entryDate }) => entryDate],
  ['start-date', ({ startDate }) => startDate],
  ['end-date', ({ endDate }) => endDate],
];

export const agreementColumns: Columns<AgreementLine> = [
  ['reference', ({ reference }) => reference],
  ['name', ({ name }) => name],
  ['developer-agreement-type', ({ type }) => type],
  ['planning-application', ({ planningApplication }) => planningApplication],
  ['document-url', ({ documentUrl }) => documentUrl],
  ...dated,
];

export const contributionColumns: Columns<ContributionLine> = [
  ['reference', ({ reference }) => reference],
  ['developer-agreement', ({ agreement }) => agreement],
  ['contribution-purpose', ({ purpose }) => purpose],
  ...counted,
  ...dated,
];

export const transactionColumns: Columns<TransactionLine> = [
  ['reference', ({ reference }) => reference],
  ['developer-agreement-contribution', ({ contribution }) => contribution],
  ['contribution-funding-status', ({ status }) => status],
  ...counted,
  ...dated,
];
