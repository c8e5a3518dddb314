import { londonDay } from '#calendar';
import { inPounds, type Revealed, sum } from '#kernel';
import type { AgreementRow } from '../agreement/agreements.view.js';
import type { ObligationRow } from '../obligation/obligations.view.js';
import type { TransactionRow } from '../obligation/transactions.view.js';
import type { FundingStatus, PublishedPurpose } from './codes.js';
import type { AgreementLine, ContributionLine, TransactionLine } from './developer-contributions.js';
import { amountOf } from './ledger-fact.js';

/** Everything that is published of developer contributions, with its words in clear. */
export type Published = Readonly<{
  agreements: readonly Revealed<AgreementRow>[]; obligations: readonly Revealed<ObligationRow>[];
  transactions: readonly Revealed<TransactionRow>[];
}>;
/** The CURIE by which national data knows a funder, such as `local-authority:LAN`; '' where it is not on record. */
export type OrganisationOf = (funderId: string) => string;

export const agreementLines = ({ agreements }: Published, organisationOf: OrganisationOf): readonly AgreementLine[] =>
  agreements.map(({ reference, site, planningApplication, variations, deedDay, ...one }) => ({
    reference, name: site, type: 'section-106', planningApplication, documentUrl: one.documentUrl ?? '',
    notes: variations.map((deed) => `Varied by a deed of ${deed.deedDay}`).join('. '),
    organisation: organisationOf(one.funderId), entryDate: londonDay(one.recordedAt), startDate: deedDay, endDate: '',
  }));

export function contributionLines(published: Published, organisationOf: OrganisationOf): readonly ContributionLine[] {
  const references = referencesIn(published);
  const agreements = new Map(published.agreements.map(({ id, reference }) => [id, reference]));
  const returned = sums(published.transactions.filter(({ status }) => status === 'returned'));
  return published.obligations.map((one) => ({
    reference: references.get(one.id) ?? one.reference, agreement: agreements.get(one.agreementId) ?? '',
    purpose: one.purpose as PublishedPurpose, ...sizeOf(one), notes: notesOf(one, returned.get(one.id) ?? 0),
    organisation: organisationOf(one.funderId), entryDate: londonDay(one.recordedAt), startDate: one.deedDay,
    endDate: '',
  }));
}

/**
 * A line for each step that the standard has a status for. What was released of an allocation ends its line, and a
 * second one says what is left of it, so that the lines without an end date add up to the ledger. Money that was given
 * back or written off has no line: the notes of the contribution and the statement tell it.
 */
export function transactionLines(published: Published, organisationOf: OrganisationOf): readonly TransactionLine[] {
  const references = referencesIn(published);
  const commuted = new Map(published.transactions.filter(({ status }) => status === 'commuted')
    .map((one) => [one.obligationId, one]));
  const released = lastReleases(published.transactions);
  return published.transactions.flatMap((one) => {
    const status = statuses[one.status];
    const contribution = references.get(one.obligationId);
    if (!status || contribution === undefined) return [];
    const line: TransactionLine = {
      reference: one.id, contribution, status, amountPence: amountOf(one) || null, units: one.units,
      notes: noteOf(one), organisation: organisationOf(one.funderId), entryDate: londonDay(one.recordedAt),
      startDate: one.day, endDate: '',
    };
    if (one.status === 'secured') return asPromised(line, commuted.get(one.obligationId));
    if (one.status === 'commuted') return [{ ...line, units: null }];
    return one.status === 'allocated' ? asAllocated(line, one, released.get(one.id)) : [line];
  });
}

const statuses: Readonly<Partial<Record<TransactionRow['status'], FundingStatus>>> = {
  secured: 'secured', commuted: 'secured', received: 'received', delivered: 'received', allocated: 'allocated',
  transferred: 'transferred', spent: 'spent', 'monitoring-fee': 'spent',
};

/** What a sum took the place of is promised no more; what was handed over before stays. */
const asPromised = (line: TransactionLine, commuted: Revealed<TransactionRow> | undefined) => (commuted
  ? [{ ...line, endDate: commuted.day }, ...kept(line, commuted)] : [line]);

function kept(line: TransactionLine, { units, day }: Revealed<TransactionRow>): readonly TransactionLine[] {
  const left = (line.units ?? 0) - (units ?? 0);
  return left > 0 ? [{ ...line, reference: `${line.reference}-left`, units: left, startDate: day }] : [];
}

function asAllocated(
  line: TransactionLine, { pence, releasedPence }: Revealed<TransactionRow>, day: string | undefined,
): readonly TransactionLine[] {
  if (day === undefined) return [line];
  const left = { ...line, reference: `${line.reference}-left`, amountPence: pence - releasedPence, startDate: day };
  return [{ ...line, endDate: day }, ...(pence > releasedPence ? [left] : [])];
}

const lastReleases = (transactions: Published['transactions']) => new Map(transactions
  .filter(({ status }) => status === 'released').map(({ allocationId, day }) => [allocationId ?? '', day]));

/** Within a council each contribution has one reference: the agreement's and its own, with a tilde between. */
function referencesIn({ agreements, obligations }: Published): ReadonlyMap<string, string> {
  const own = new Map(agreements.map(({ id, reference }) => [id, reference]));
  return new Map(obligations.flatMap(({ id, agreementId, reference }) => {
    const agreement = own.get(agreementId);
    return agreement === undefined ? [] : [[id, `${agreement}~${reference}`]];
  }));
}

function sizeOf({ securedPence, state: { terms: { contribution } } }: Revealed<ObligationRow>) {
  const units = contribution.kind === 'in-kind' ? contribution.units : null;
  return { amountPence: securedPence > 0 ? securedPence : null, units };
}

function notesOf({ spendOn, spendByDay, state }: Revealed<ObligationRow>, returned: number) {
  const { contribution } = state.terms;
  const indexation = contribution.kind === 'in-kind' ? null : contribution.indexation;
  return [
    spendOn,
    ...(contribution.kind === 'rate'
      ? [`${inPounds(contribution.ratePence)} for each of ${contribution.dwellings} dwellings`] : []),
    ...(indexation ? [`Index-linked: ${indexation.seriesCode} from ${indexation.baseMonth}`] : []),
    ...(spendByDay ? [`To be used by ${spendByDay}`] : []),
    ...(returned > 0 ? [`${inPounds(returned)} was given back to whoever had paid it`] : []),
  ].join('. ');
}

function noteOf({ status, interestPence, what }: Revealed<TransactionRow>): string {
  if (status === 'monitoring-fee') return 'Monitoring fee';
  if (status === 'commuted') return 'Money instead of what was promised in kind';
  if (interestPence > 0) return `Of which late interest ${inPounds(interestPence)}`;
  return what ?? '';
}

function sums(transactions: Published['transactions']): ReadonlyMap<string, number> {
  const groups = new Map<string, number[]>();
  for (const { obligationId, pence } of transactions)
    groups.set(obligationId, [...(groups.get(obligationId) ?? []), pence]);
  return new Map([...groups].map(([id, amounts]) => [id, sum(amounts)]));
}
