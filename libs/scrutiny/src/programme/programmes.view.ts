import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { ProgrammeEvent } from './programme.events.js';

@Entity('programme_item')
export class ProgrammeRow {
  /** The committee's organisation and the case: `<organisation>/<reference>`. */
  @PrimaryColumn('text') id!: string;
  @Column('text') organisationId!: string;
  @Column('text') reference!: string;
  @Column('text') status!: 'asked' | 'in-programme' | 'refused' | 'released';
  @Column('text') askedBy!: string;
  @Column('text') askedAt!: Instant;
  @Column('jsonb') reason!: Sealed;
  /** Why it was refused or released. */
  @Column('jsonb', { nullable: true }) answer!: Sealed | null;
  @Column('text', { nullable: true }) answeredAt!: Instant | null;
}

/** What scrutiny committees asked for, and what became of it. Who may read what comes from the streams. */
export const programmes: View<ProgrammeRow, ProgrammeEvent> = {
  name: 'programmes',
  version: 1,
  row: ProgrammeRow,
  key: ({ data }) => `${data.organisationId}/${data.reference}`,
  evolve: {
    CaseAskedFor: (_, { data, metadata: { effectiveAt: askedAt } }) => ({
      id: `${data.organisationId}/${data.reference}`, ...data, status: 'asked', askedAt, answer: null, answeredAt: null,
    }),
    CaseTakenIntoWorkProgramme: (row, { metadata: { effectiveAt: answeredAt } }) =>
      row && { ...row, status: 'in-programme', answeredAt },
    CaseRefusedToScrutiny: (row, { data: { reasons: answer }, metadata: { effectiveAt: answeredAt } }) =>
      row && { ...row, status: 'refused', answer, answeredAt },
    CaseReleasedFromWorkProgramme: (row, { data: { reason: answer }, metadata: { effectiveAt: answeredAt } }) =>
      row && { ...row, status: 'released', answer, answeredAt },
  },
};
