import { Column, Entity, PrimaryColumn } from 'typeorm';
import { londonDay } from '#calendar';
import { PENCE, type Recorded, type View } from '#event-store';
import type { Event, Sealed } from '#kernel';
import type { ContributionWrittenOff } from '../obligation/obligation.demand.events.js';
import type { ObligationMoneyEvent } from '../obligation/obligation.money.events.js';
import type {
  ObligationCommuted, ObligationSecured, UnitsDelivered, Whose,
} from '../obligation/obligation.terms.events.js';
import type { LedgerFact, LedgerFactKind } from './ledger-fact.js';

@Entity('ledger_fact')
export class LedgerFactRow implements LedgerFact {
  @PrimaryColumn('text') id!: string;
  @Column('text') funderId!: string;
  @Column('text') agreementId!: string;
  @Column('text') obligationId!: string;
  @Column('text') kind!: LedgerFactKind;
  @Column('text') day!: string;
  @Column('text') enteredOn!: string;
  @Column(PENCE) pence!: number;
  @Column('double precision') units!: number;
  @Column('text', { nullable: true }) allocationId!: string | null;
  /** What was bought, who got it, or what it is for. */
  @Column('jsonb', { nullable: true }) text!: Sealed | null;
}

type LedgerEvent =
  | ObligationSecured | ObligationCommuted | UnitsDelivered | ContributionWrittenOff | ObligationMoneyEvent;
type Told = Readonly<{
  day: string; pence?: number; units?: number; allocationId?: string; text?: Sealed | null;
}>;

/** Each movement of every ledger: what statements and open data are added up from. */
export const ledgerFacts: View<LedgerFactRow, LedgerEvent> = {
  name: 'ledger_facts',
  version: 1,
  row: LedgerFactRow,
  key: (event) => (event.type === 'ContributionExpired'
    ? event.data.released.map(({ allocationId }) => `${event.id}-${allocationId}`) : event.id),
  evolve: {
    ObligationSecured: (_, event) => row(event, 'secured', {
      day: event.data.deedDay, pence: event.data.pence, text: event.data.spendOn,
      units: event.data.terms.contribution.kind === 'in-kind' ? event.data.terms.contribution.units : 0,
    }),
    ObligationCommuted: (_, event) => row(event, 'commuted', { ...event.data, day: dayOf(event) }),
    UnitsDelivered: (_, event) => row(event, 'delivered', event.data),
    ContributionWrittenOff: (_, event) => row(event, 'written-off', event.data),
    MoneyReceived: (_, event) =>
      row(event, 'received', { day: event.data.day, pence: event.data.pence + event.data.interestPence }),
    MonitoringFeeTaken: (_, event) => row(event, 'fee', event.data),
    MoneyAllocated: (_, event) => row(event, 'allocated', { ...event.data, text: event.data.project }),
    AllocationReleased: (_, event) => row(event, 'released', event.data),
    MoneyTransferred: (_, event) => row(event, 'transferred', { ...event.data, text: event.data.recipient }),
    MoneySpent: (_, event) => row(event, 'spent', { ...event.data, text: event.data.what }),
    ContributionExpired: (_, event, id) => {
      const freed = event.data.released.find(({ allocationId }) => id === `${event.id}-${allocationId}`);
      return freed && { ...row(event, 'released', { ...freed, day: dayOf(event) }), id };
    },
    MoneyReturned: (_, event) => row(event, 'returned', { ...event.data, text: event.data.to }),
  },
};

/** Where an event names no day of its own, it is the one on which it holds. */
const dayOf = ({ metadata }: Recorded) => londonDay(metadata.effectiveAt);

function row(event: Recorded<Event<string, Whose>>, kind: LedgerFactKind, told: Told): LedgerFactRow {
  const { id, data: { funderId, agreementId, obligationId }, recordedAt } = event;
  const { day, pence = 0, units = 0, allocationId = null, text = null } = told;
  return {
    id, funderId, agreementId, obligationId, kind, day, enteredOn: londonDay(recordedAt), pence, units, allocationId,
    text,
  };
}
