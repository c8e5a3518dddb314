import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Recorded, View } from '#event-store';
import type { Instant } from '#kernel';
import type { AgreementRecorded } from '../agreement/agreement.events.js';
import type { ObligationSecured } from '../obligation/obligation.terms.events.js';
import type { ContributionsImportEvent, ContributionsImportPrepared } from './contributions-import.events.js';

@Entity('contributions_import')
export class ContributionsImportRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') funderId!: string;
  @Column('text') status!: 'prepared' | 'begun' | 'halted' | 'finished';
  @Column('text') layout!: ContributionsImportPrepared['data']['layout'];
  @Column('jsonb') files!: ContributionsImportPrepared['data']['files'];
  @Column('jsonb') wardCodes!: readonly string[];
  @Column('int') agreements!: number;
  @Column('int') obligations!: number;
  @Column('int') leftOut!: number;
  /** How many agreements and obligations are written so far. */
  @Column('int') written!: number;
  @Column('jsonb', { nullable: true }) halted!: Readonly<{ line: number; rule: string }> | null;
  @Column('text') preparedBy!: string;
  @Column('text') preparedAt!: Instant;
  /** When it last came to another step. */
  @Column('text') changedAt!: Instant;
}

type Written = AgreementRecorded | ObligationSecured;
const counted = (row: ContributionsImportRow | undefined): ContributionsImportRow | undefined =>
  row && { ...row, written: row.written + 1 };

/** Each import, and how far it is: what it writes carries its id as correlation. */
export const contributionsImports: View<ContributionsImportRow, ContributionsImportEvent | Written> = {
  name: 'contributions_imports',
  version: 2,
  row: ContributionsImportRow,
  key: (event: Recorded<ContributionsImportEvent | Written>) =>
    ('importId' in event.data ? event.data.importId : event.metadata.correlationId),
  evolve: {
    ContributionsImportPrepared: (_, { data: { importId: id, ...data } }) =>
      ({ id, ...data, changedAt: data.preparedAt, status: 'prepared', written: 0, halted: null }),
    ContributionsImportBegun: (row, { data: { begunAt: changedAt } }) =>
      row && { ...row, changedAt, status: 'begun', halted: null },
    ContributionsImportHalted: (row, { data: { line, rule, haltedAt: changedAt } }) =>
      row && { ...row, changedAt, status: 'halted', halted: { line, rule } },
    ContributionsImportFinished: (row, { data: { finishedAt: changedAt } }) =>
      row && { ...row, changedAt, status: 'finished' },
    AgreementRecorded: counted,
    ObligationSecured: counted,
  },
};
