import { Column, Entity, PrimaryColumn } from 'typeorm';
import { londonDay } from '#calendar';
import { PENCE, type Recorded, type View } from '#event-store';
import type { Sealed } from '#kernel';
import type { ContributionWrittenOff } from './obligation.demand.events.js';
import type { ContributionExpired, ObligationMoneyEvent } from './obligation.money.events.js';
import type { ObligationCommuted, ObligationSecured, UnitsDelivered, Whose } from './obligation.terms.events.js';

/**
 * The first five are those of the open standard. `released` takes from the allocation that it names; `commuted`: money
 * instead of so many units, by a later deed.
 */
export type TransactionStatus = 'secured' | 'received' | 'allocated' | 'transferred' | 'spent'
  | 'commuted' | 'delivered' | 'monitoring-fee' | 'released' | 'returned' | 'written-off';

/** One step of the money (or of what is given in kind) of an obligation: how much, and on which day. */
@Entity('contribution_transaction')
export class TransactionRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') obligationId!: string;
  @Column('text') agreementId!: string;
  @Column('text') funderId!: string;
  @Column('text') status!: TransactionStatus;
  @Column(PENCE) pence!: number;
  /** Late interest that came in with it. */
  @Column(PENCE) interestPence!: number;
  @Column('int', { nullable: true }) units!: number | null;
  @Column('text') day!: string;
  @Column('text', { nullable: true }) allocationId!: string | null;
  @Column('text', { nullable: true }) proposalId!: string | null;
  @Column('text', { nullable: true }) wardCode!: string | null;
  /** The project, what it was spent on, or who got it. */
  @Column('jsonb', { nullable: true }) what!: Sealed | null;
  /** The evidence, the agreement with whoever got it, or the reasons. */
  @Column('jsonb', { nullable: true }) because!: Sealed | null;
  /** What of an allocation was released again. */
  @Column(PENCE) releasedPence!: number;
  @Column('text') recordedAt!: string;
}

type Heard = ObligationMoneyEvent | ObligationSecured | ObligationCommuted | UnitsDelivered | ContributionWrittenOff;

function row(
  { data, recordedAt }: Readonly<{ data: Whose; recordedAt: string }>, id: string, status: TransactionStatus,
  facts: Pick<TransactionRow, 'pence' | 'day'> & Partial<TransactionRow>,
): TransactionRow {
  const { obligationId, agreementId, funderId } = data;
  return {
    obligationId, agreementId, funderId, interestPence: 0, units: null, allocationId: null, proposalId: null,
    wardCode: null, what: null, because: null, releasedPence: 0, recordedAt, ...facts, id, status,
  };
}

/** A fact that lets go of an allocation is a line of its own, and stands at the allocation, too. */
const releaseKey = (eventId: string, allocationId: string) => `${eventId}:${allocationId}`;

function keysOf({ type, data, id }: Recorded<Heard>): string | readonly string[] {
  const releases = type === 'AllocationReleased' ? [data] : type === 'ContributionExpired' ? data.released : null;
  if (releases) return releases.flatMap(({ allocationId }) => [allocationId, releaseKey(id, allocationId)]);
  return ownIdOf(data) ?? id;
}

/** Transfers and spendings name their allocation, too. */
function ownIdOf(data: object): string | undefined {
  const ids = data as Readonly<Partial<Record<'receiptId' | 'transferId' | 'spendingId' | 'allocationId', string>>>;
  return ids.receiptId ?? ids.transferId ?? ids.spendingId ?? ids.allocationId;
}

type Release = Readonly<{ allocationId: string; proposalId: string | null; pence: number }>;

function released(
  before: TransactionRow | undefined, event: Readonly<{ data: Whose; recordedAt: string }>, key: string, day: string,
  { allocationId, proposalId, pence }: Release,
): TransactionRow | undefined {
  if (key === allocationId) return before && { ...before, releasedPence: before.releasedPence + pence };
  return row(event, key, 'released', { pence, day, allocationId, proposalId });
}

function expired(before: TransactionRow | undefined, event: Recorded<ContributionExpired>, key: string) {
  const one = event.data.released.find(({ allocationId }) =>
    key === allocationId || key === releaseKey(event.id, allocationId));
  return one && released(before, event, key, event.data.spendByDay, one);
}

/** Every step of the money, as lists, files and statements need it. */
export const transactions: View<TransactionRow, Heard> = {
  name: 'contribution_transactions',
  version: 1,
  row: TransactionRow,
  key: keysOf,
  evolve: {
    ObligationSecured: (_, event, key) => {
      const { pence, deedDay: day, terms: { contribution } } = event.data;
      const units = contribution.kind === 'in-kind' ? contribution.units : null;
      return row(event, key, 'secured', { pence, day, units });
    },
    ObligationCommuted: (_, event, key) => {
      const { pence, units, reasons } = event.data;
      return row(event, key, 'commuted',
        { pence, units, day: londonDay(event.metadata.effectiveAt), because: reasons });
    },
    UnitsDelivered: (_, event, key) => {
      const { units, day, evidence } = event.data;
      return row(event, key, 'delivered', { pence: 0, units, day, because: evidence });
    },
    ContributionWrittenOff: (_, event, key) => {
      const { pence, day, reasons } = event.data;
      return row(event, key, 'written-off', { pence, day, because: reasons });
    },
    MoneyReceived: (_, event, key) => {
      const { pence, interestPence, day } = event.data;
      return row(event, key, 'received', { pence, interestPence, day });
    },
    MonitoringFeeTaken: (_, event, key) =>
      row(event, key, 'monitoring-fee', { pence: event.data.pence, day: event.data.day }),
    MoneyAllocated: (_, event, key) => {
      const { pence, day, allocationId, proposalId, wardCode, project, reasons } = event.data;
      return row(event, key, 'allocated',
        { pence, day, allocationId, proposalId, wardCode, what: project, because: reasons });
    },
    AllocationReleased: (before, event, key) => released(before, event, key, event.data.day, event.data),
    MoneyTransferred: (_, event, key) => {
      const { pence, day, allocationId, recipient, agreement } = event.data;
      return row(event, key, 'transferred', { pence, day, allocationId, what: recipient, because: agreement });
    },
    MoneySpent: (_, event, key) => {
      const { pence, day, allocationId, what, evidence } = event.data;
      return row(event, key, 'spent', { pence, day, allocationId, what, because: evidence });
    },
    ContributionExpired: expired,
    MoneyReturned: (_, event, key) => {
      const { pence, day, to, reasons } = event.data;
      return row(event, key, 'returned', { pence, day, what: to, because: reasons });
    },
  },
};
