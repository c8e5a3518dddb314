import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PENCE, type Recorded, type View } from '#event-store';
import type { Instant } from '#kernel';
import type { ApplicationEvent, WithheldPart } from '../application/application.events.js';
import type { AssessmentEvent } from '../assessment/assessment.events.js';
import type { Sheet } from '../replay/scales.rules.js';
import type { GrantReserved } from '../round/round.money.events.js';

/** `gone`: withdrawn or ended before it was decided. `not-taken-up`: awarded, and the money came back. */
export type Outcome = 'draft' | 'waiting' | 'funded' | 'not-taken-up' | 'declined' | 'gone';

@Entity('application_outcome')
export class OutcomeRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') roundId!: string;
  @Column('text') funderId!: string;
  @Column('text', { nullable: true }) organisationId!: string | null;
  @Column('text', { nullable: true }) wardCode!: string | null;
  @Column('text') outcome!: Outcome;
  @Column('text', { nullable: true }) submittedAt!: Instant | null;
  @Column('text', { nullable: true }) decidedAt!: Instant | null;
  @Column('text', { nullable: true }) decidedBy!: string | null;
  @Column('text', { nullable: true }) acceptedAt!: Instant | null;
  @Column(PENCE) askedPence!: number;
  @Column(PENCE) awardedPence!: number;
  /** The place in the ranked list that was shown to whoever decided. */
  @Column('int', { nullable: true }) rank!: number | null;
  /** Each assessor's last scores, by weight: 0 to 400. */
  @Column('jsonb') sheets!: readonly Sheet[];
  @Column('jsonb') withheld!: readonly WithheldPart[];
}

type Counted = Extract<ApplicationEvent, { type:
  | 'ApplicationStarted' | 'ApplicationSubmitted' | 'GroupIdentified' | 'ApplicationPlaced' | 'GrantAwarded'
  | 'ApplicationDeclined' | 'GrantAccepted' | 'GrantRefused' | 'OfferLapsed' | 'ApplicationWithdrawn'
  | 'ApplicationEnded' | 'PublicationWithheld' | 'AwardTakenBack'; }>;
type Heard = Counted | AssessmentEvent | GrantReserved;
type Row = OutcomeRow | undefined;
type Of<T extends Heard['type']> = Recorded<Extract<Heard, { type: T }>>;

function started({ data: { applicationId: id, roundId, funderId } }: Of<'ApplicationStarted'>): OutcomeRow {
  return {
    id, roundId, funderId, organisationId: null, wardCode: null, outcome: 'draft', submittedAt: null, decidedAt: null,
    decidedBy: null, acceptedAt: null, askedPence: 0, awardedPence: 0, rank: null, sheets: [], withheld: [],
  };
}

function scored(row: Row, { data: { assessorId, weighted } }: Recorded<AssessmentEvent>): Row {
  if (!row) return row;
  return { ...row, sheets: [...row.sheets.filter((one) => one.assessorId !== assessorId), { assessorId, weighted }] };
}

const decided = (row: Row, event: Of<'GrantAwarded' | 'ApplicationDeclined'>, outcome: Partial<OutcomeRow>): Row =>
  row && { ...row, decidedAt: event.metadata.effectiveAt, decidedBy: event.data.decidedBy, ...outcome };

/** As if nobody had decided: it waits again, and so does its round. */
const takenBack = (row: Row): Row => row && {
  ...row, outcome: 'waiting', awardedPence: 0, decidedAt: null, decidedBy: null, rank: null,
};

/** Money that comes back was awarded all the same; before a decision there is nothing to count. */
const ended = (row: Row): Row =>
  row && { ...row, outcome: row.outcome === 'funded' ? 'not-taken-up' : 'gone' };

/** Each application in one flat row of what can be counted: no words, nothing sealed. */
export const outcomes: View<OutcomeRow, Heard> = {
  name: 'outcomes',
  version: 2,
  row: OutcomeRow,
  key: ({ data }) => data.applicationId,
  evolve: {
    ApplicationStarted: (_, event) => started(event),
    ApplicationSubmitted: (row, { data: { askedPence, wardCode }, metadata: { effectiveAt: submittedAt } }) =>
      row && { ...row, askedPence, wardCode, submittedAt, outcome: 'waiting' },
    GroupIdentified: (row, { data: { organisationId } }) => row && { ...row, organisationId },
    ApplicationPlaced: (row, { data: { wardCode } }) => row && { ...row, wardCode },
    ApplicationScored: scored,
    ScoresRevised: scored,
    GrantReserved: (row, { data: { evidence: { rank } } }) => row && { ...row, rank },
    GrantAwarded: (row, event) => decided(row, event, { outcome: 'funded', awardedPence: event.data.pence }),
    AwardTakenBack: takenBack,
    ApplicationDeclined: (row, event) =>
      decided(row, event, { outcome: 'declined', awardedPence: 0, rank: event.data.rank }),
    GrantAccepted: (row, { metadata: { effectiveAt: acceptedAt } }) => row && { ...row, acceptedAt },
    GrantRefused: ended,
    OfferLapsed: ended,
    ApplicationWithdrawn: ended,
    ApplicationEnded: ended,
    PublicationWithheld: (row, { data: { parts: withheld } }) => row && { ...row, withheld },
  },
};
