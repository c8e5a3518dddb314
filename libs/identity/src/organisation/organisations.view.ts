import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Sealed } from '#kernel';
import type { OrganisationRegistered } from './organisation.events.js';
import type { Kind } from './organisation.rules.js';

@Entity('organisation')
export class OrganisationRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: Kind;
  @Column('jsonb') name!: Sealed;
}

export const organisations: View<OrganisationRow, OrganisationRegistered> = {
  name: 'organisations',
  version: 1,
  row: OrganisationRow,
  key: ({ data }) => data.organisationId,
  evolve: {
    OrganisationRegistered: (_, { data: { organisationId: id, kind, name } }) => ({ id, kind, name }),
  },
};
