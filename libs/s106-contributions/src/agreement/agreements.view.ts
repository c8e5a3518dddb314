import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Sealed } from '#kernel';
import type { AgreementEvent, AgreementVaried, Dwellings, SiteProgressed } from './agreement.events.js';

export type Variation = Pick<AgreementVaried['data'], 'variationId' | 'deedDay' | 'what' | 'documentUrl'>;
/** What was recorded of the building, in the order in which it was recorded. */
export type Progress = Readonly<{
  kind: SiteProgressed['type']; day: string; occupied: number | null; phase: string | null; source: Sealed;
}>;

@Entity('agreement')
export class AgreementRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') funderId!: string;
  @Column('text') reference!: string;
  @Column('text') planningApplication!: string;
  @Column('jsonb') site!: Sealed;
  @Column('jsonb') developer!: Sealed;
  @Column('jsonb') wardCodes!: readonly string[];
  @Column('jsonb') dwellings!: Dwellings;
  @Column('text') deedDay!: string;
  @Column('text', { nullable: true }) documentUrl!: string | null;
  @Column('jsonb', { nullable: true }) notes!: Sealed | null;
  @Column('jsonb') variations!: readonly Variation[];
  @Column('jsonb') progress!: readonly Progress[];
  @Column('text') recordedBy!: string;
  /** When it was recorded: the entry date of the open standard. */
  @Column('text') recordedAt!: string;
}

/** Each agreement, with its deeds of variation and how far the building is. */
export const agreements: View<AgreementRow, AgreementEvent> = {
  name: 'agreements',
  version: 1,
  row: AgreementRow,
  key: ({ data }) => data.agreementId,
  evolve: {
    AgreementRecorded: (_, { data: { agreementId: id, ...data }, recordedAt }) =>
      ({ id, ...data, variations: [], progress: [], recordedAt }),
    AgreementVaried: (row, { data: { variationId, deedDay, what, documentUrl, dwellings } }) => row && {
      ...row, dwellings, variations: [...row.variations, { variationId, deedDay, what, documentUrl }],
    },
    DevelopmentCommenced: (row, { type, data }) => progressed(row, { type, data }, {}),
    DwellingsOccupied: (row, { type, data }) => progressed(row, { type, data }, { occupied: data.occupied }),
    PhaseReached: (row, { type, data }) => progressed(row, { type, data }, { phase: data.phase }),
  },
};

type Fact = Readonly<{ type: SiteProgressed['type']; data: Readonly<{ day: string; source: Sealed }> }>;

function progressed(
  row: AgreementRow | undefined, { type, data: { day, source } }: Fact, facts: Partial<Progress>,
): AgreementRow | undefined {
  const progress = { kind: type, day, source, occupied: null, phase: null, ...facts };
  return row && { ...row, progress: [...row.progress, progress] };
}
