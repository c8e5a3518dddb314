import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type {
  Contact, OrganisationCorrected, OrganisationMerged, OrganisationMergeUndone, OrganisationRegistered,
} from './organisation.events.js';
import type { Kind, Size } from './organisation.rules.js';

/** A record that another stands for. */
export type Merge = Readonly<{ reason: Sealed; mergedBy: string; mergedAt: Instant }>;

@Entity('organisation')
export class OrganisationRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: Kind;
  @Column('jsonb') name!: Sealed;
  @Column('jsonb', { nullable: true }) about!: Sealed | null;
  @Column('jsonb', { nullable: true }) postcode!: Sealed | null;
  @Column('jsonb') numbers!: readonly string[];
  @Column('text', { nullable: true }) size!: Size | null;
  @Column('jsonb') contacts!: readonly Contact[];
  @Column('text', { name: 'registered_at' }) registeredAt!: Instant;
  /** For which organisation whoever registered it acted; '' where it registered itself by applying. */
  @Column('text', { name: 'registered_for' }) registeredFor!: string;
  /** The record that stands for it. */
  @Column('text', { name: 'merged_into', nullable: true }) mergedInto!: string | null;
  @Column('jsonb', { nullable: true }) merge!: Merge | null;
}

type Heard = OrganisationRegistered | OrganisationCorrected | OrganisationMerged | OrganisationMergeUndone;

/** Each organisation, those that another record stands for included. */
export const organisations:
View<OrganisationRow, Heard> = {
  name: 'organisations',
  version: 3,
  row: OrganisationRow,
  key: ({ data }) => data.organisationId,
  evolve: {
    OrganisationRegistered(_, { data, metadata: { organisationId: registeredFor } }) {
      const { organisationId: id, kind, name, about, postcode, numbers, size, contacts, registeredAt } = data;
      const facts = { id, kind, name, about, postcode, numbers, size, contacts };
      return { ...facts, registeredAt, registeredFor, mergedInto: null, merge: null };
    },
    OrganisationCorrected: (row, { data: { kind, name, about, postcode, numbers, size } }) =>
      row && { ...row, kind, name, about, postcode, numbers, size },
    OrganisationMerged: (row, { data: { into, reason, mergedBy, mergedAt } }) =>
      row && { ...row, mergedInto: into, merge: { reason, mergedBy, mergedAt } },
    OrganisationMergeUndone: (row) => row && { ...row, mergedInto: null, merge: null },
  },
};
