import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Access } from '../access.js';
import type { AllWords, Faces } from './face.js';

/** What a search knows of a case: who may read it, and what each kind of reader may find it by. */
@Entity('case_entry')
export class CaseEntry {
  /** The reference. */
  @PrimaryColumn('text') id!: string;
  /** Counts the times that something happened to it. */
  @Column('int') touched!: number;
  /** Something happened to it and it was not read again since: nobody finds it until it is. */
  @Column('boolean') isStale!: boolean;
  /** Missing until it is read for the first time. */
  @Column('jsonb', { nullable: true }) access!: Access | null;
  @Column('jsonb', { nullable: true }) faces!: Faces | null;
  @Column('jsonb', { nullable: true }) words!: AllWords | null;
}

/** Its table, like that of a view; but no event changes a row, see `CaseIndex`. A changed entry is a new version. */
export const caseIndex: View<CaseEntry, never> =
  { name: 'case_index', version: 2, row: CaseEntry, key: () => [], evolve: {} };
