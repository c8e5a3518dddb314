import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PENCE, type Recorded, type View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { ApplicationDeclined } from '../application/application.events.js';
import type { RoundEvent } from './round.events.js';
import type { RoundTerms, RoundTermsEvent } from './round.terms.events.js';

export type RoundStatus = 'draft' | 'awaiting-approval' | 'approved' | 'scheduled' | 'open' | 'closed' | 'cancelled';

@Entity('round')
export class RoundRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') funderId!: string;
  @Column('text') status!: RoundStatus;
  @Column('jsonb') terms!: Partial<RoundTerms>;
  @Column('jsonb') editors!: readonly string[];
  @Column('text', { nullable: true }) approvedBy!: string | null;
  /** Why it came back from approval or was cancelled: an officer's words. */
  @Column('jsonb', { nullable: true }) remark!: Sealed | null;
  /** The fund that had too little, where one had. */
  @Column('text', { nullable: true }) shortFundId!: string | null;
  @Column('text', { nullable: true }) opensAt!: Instant | null;
  @Column('text', { nullable: true }) closesAt!: Instant | null;
  @Column(PENCE) leftPence!: number;
  /** Pence that are left for each neighbourhood, where the pot is per head. */
  @Column('jsonb') leftByNeighbourhood!: Readonly<Record<string, number>>;
  @Column('int') awarded!: number;
  @Column(PENCE) awardedPence!: number;
  @Column('int') declined!: number;
}

type Heard =
  | Exclude<RoundEvent, { type: 'RoundFundingSecured' | 'GrantConfirmed' }>
  | ApplicationDeclined;
type Of<T extends Heard['type']> = Recorded<Extract<Heard, { type: T }>>;

const newRound = (id: string, funderId: string, draftedBy: string): RoundRow => ({
  id, funderId, status: 'draft', terms: {}, editors: [draftedBy], approvedBy: null, remark: null, shortFundId: null,
  opensAt: null, closesAt: null, leftPence: 0, leftByNeighbourhood: {},
  awarded: 0, awardedPence: 0, declined: 0,
});

function set(row: RoundRow | undefined, { data: { setBy } }: Recorded<RoundTermsEvent>, terms: Partial<RoundTerms>) {
  return row && { ...row, editors: [...new Set([...row.editors, setBy])], terms: { ...row.terms, ...terms } };
}

function areaSet(row: RoundRow | undefined, event: Of<'RoundAreaSet'>) {
  if (!row) return row;
  const { money, ...others } = row.terms;
  return set({ ...row, terms: money?.perHead ? others : row.terms }, event, { area: event.data });
}

function moneySet(row: RoundRow | undefined, event: Of<'RoundMoneySet'>) {
  const ceilings = event.data.perHead?.ceilings ?? [];
  const left = ceilings.map(({ neighbourhoodId, pence }) => [neighbourhoodId, pence] as const);
  const after = set(row, event, { money: event.data });
  return after && { ...after, leftPence: event.data.potPence, leftByNeighbourhood: Object.fromEntries(left) };
}

function paid(row: RoundRow | undefined, { data }: Of<'GrantReserved'> | Of<'GrantReleased'>, awards: 1 | -1) {
  if (!row) return row;
  const leftByNeighbourhood = data.ceiling && data.neighbourhoodId !== null
    ? { ...row.leftByNeighbourhood, [data.neighbourhoodId]: data.ceiling.leftAfter }
    : row.leftByNeighbourhood;
  return {
    ...row, leftByNeighbourhood, leftPence: data.pot.leftAfter,
    awarded: row.awarded + awards, awardedPence: row.awardedPence + awards * data.pence,
  };
}

/** Each round, with its terms, its money and what was decided. Who applied is counted from the applications. */
export const rounds: View<RoundRow, Heard> = {
  name: 'rounds',
  version: 2,
  row: RoundRow,
  key: ({ data }) => data.roundId,
  evolve: {
    RoundDrafted: (_, { data }) => newRound(data.roundId, data.funderId, data.draftedBy),
    RoundDescribed: (row, event) => set(row, event, { about: event.data }),
    RoundAreaSet: areaSet,
    RoundMoneySet: moneySet,
    RoundEligibilitySet: (row, event) => set(row, event, { eligibility: event.data }),
    RoundTimetableSet: (row, event) => set(row, event, { timetable: event.data }),
    RoundCriteriaSet: (row, event) => set(row, event, { criteria: event.data }),
    RoundDecisionProcessSet: (row, event) => set(row, event, { decision: event.data }),
    RoundSentForApproval: (row, { data }) => row && {
      ...row, status: 'awaiting-approval', remark: null, shortFundId: null,
      editors: [...new Set([...row.editors, data.sentBy])],
    },
    RoundSentBack: (row, { data }) => row && { ...row, status: 'draft', remark: data.reasons },
    RoundApproved: (row, { data }) => row && { ...row, status: 'approved', approvedBy: data.approvedBy },
    RoundFundingRefused: (row, { data }) => row && { ...row, status: 'draft', shortFundId: data.fundId },
    RoundScheduled: (row, { data: { opensAt, closesAt } }) => row && { ...row, status: 'scheduled', opensAt, closesAt },
    RoundOpened: (row) => row && { ...row, status: 'open' },
    RoundClosed: (row) => row && { ...row, status: 'closed' },
    RoundCancelled: (row, { data }) => row && { ...row, status: 'cancelled', remark: data.reasons },
    GrantReserved: (row, event) => paid(row, event, 1),
    GrantReleased: (row, event) => paid(row, event, -1),
    ApplicationDeclined: (row) => row && { ...row, declined: row.declined + 1 },
  },
};
