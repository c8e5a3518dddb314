import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PENCE, type Recorded, type View } from '#event-store';
import { evolve, type Sealed } from '#kernel';
import { referenceOf } from '#scrutiny';
import { obligation } from './obligation.decider.js';
import type { ObligationEvent } from './obligation.events.js';
import { allocatedPence, freePence, outstandingPence, type Secured, secured, usedPence } from './obligation.state.js';
import type { ObligationSecured, ObligationVaried, Purpose } from './obligation.terms.events.js';

/** Amounts are pence. `state` is what the decider knows: terms, demand and allocations. */
@Entity('obligation')
export class ObligationRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') agreementId!: string;
  @Column('text') funderId!: string;
  @Column('text') reference!: string;
  /** Under which its trail opens. */
  @Column('text') caseReference!: string;
  @Column('text') status!: 'open' | 'closed';
  @Column('text') purpose!: Purpose;
  /** In the deed's words. */
  @Column('jsonb') spendOn!: Sealed;
  /** Where it may be spent. */
  @Column('jsonb') wardCodes!: readonly string[];
  @Column('jsonb') state!: Secured;
  /** Before any index; 0 where it is in kind. */
  @Column(PENCE) securedPence!: number;
  @Column(PENCE) receivedPence!: number;
  @Column(PENCE) interestPence!: number;
  @Column(PENCE) feePence!: number;
  @Column(PENCE) freePence!: number;
  /** Allocated, and neither spent nor transferred yet. */
  @Column(PENCE) committedPence!: number;
  /** Spent and transferred. */
  @Column(PENCE) usedPence!: number;
  @Column(PENCE) returnedPence!: number;
  /** Of the demand; 0 before there is one. */
  @Column(PENCE) outstandingPence!: number;
  /** The last day on which the money may be used. */
  @Column('text', { nullable: true }) spendByDay!: string | null;
  @Column('text') deedDay!: string;
  @Column('jsonb') variations!: readonly Pick<ObligationVaried['data'], 'variationId' | 'reasons'>[];
  /** When it was recorded: the entry date of the open standard. */
  @Column('text') recordedAt!: string;
}

type Of<T extends ObligationEvent['type']> = Recorded<Extract<ObligationEvent, { type: T }>>;

function figuresOf(state: Secured) {
  const { status, purpose, wardCodes, receivedPence, interestPence, feePence, returnedPence, spendByDay } = state;
  return {
    state, status, purpose, wardCodes, receivedPence, interestPence, feePence, returnedPence, spendByDay,
    freePence: freePence(state), committedPence: allocatedPence(state) - usedPence(state), usedPence: usedPence(state),
    outstandingPence: outstandingPence(state),
  };
}

function begun(_: ObligationRow | undefined, event: Of<'ObligationSecured'>): ObligationRow {
  const { obligationId: id, agreementId, funderId, reference, spendOn, pence, deedDay }: ObligationSecured['data'] =
    event.data;
  return {
    ...figuresOf(secured(evolve(obligation.evolve, obligation.initialState, event))),
    id, agreementId, funderId, reference, spendOn, securedPence: pence, deedDay, variations: [],
    caseReference: referenceOf(id, 'SC'), recordedAt: event.recordedAt,
  };
}

const next = (row: ObligationRow | undefined, event: Recorded<ObligationEvent>): ObligationRow | undefined =>
  row && { ...row, ...figuresOf(secured(evolve(obligation.evolve, row.state, event))) };

function varied(row: ObligationRow | undefined, event: Of<'ObligationVaried'>): ObligationRow | undefined {
  const { spendOn, variationId, reasons } = event.data;
  const after = next(row, event);
  return after && { ...after, spendOn, variations: [...after.variations, { variationId, reasons }] };
}

/** Each obligation with its ledger. */
export const obligations: View<ObligationRow, ObligationEvent> = {
  name: 'obligations',
  version: 4,
  row: ObligationRow,
  key: ({ data }) => data.obligationId,
  evolve: {
    ObligationSecured: begun,
    ObligationVaried: varied,
    ObligationCommuted: (row, event) => {
      const after = next(row, event);
      return after && { ...after, securedPence: event.data.pence };
    },
    TriggerReached: next, UnitsDelivered: next, ObligationClosed: next,
    ContributionDemanded: next, DemandCorrectionProposed: next, DemandCorrected: next, DemandCorrectionDeclined: next,
    ContributionInvoiced: next, DemandDisputed: next, DisputeSettled: next, ContributionWrittenOff: next,
    MoneyReceived: next, MonitoringFeeTaken: next, MoneyAllocated: next, AllocationReleased: next,
    MoneyTransferred: next, MoneySpent: next, ContributionExpired: next, MoneyReturned: next,
  },
};
