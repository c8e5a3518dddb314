import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Sealed } from '#kernel';
import type { Membership } from './actor.js';
import type { RoleEnded, RoleGiven } from './organisation/organisation.events.js';
import type { PersonRegistered } from './person.events.js';
import { isOfAGroup } from './roles.rules.js';

@Entity('person')
export class PersonRow {
  @PrimaryColumn('text') id!: string;
  /** Null while a role was given to somebody whose registration is not recorded. */
  @Column('jsonb', { nullable: true }) name!: Sealed | null;
  @Column('jsonb') memberships!: readonly Membership[];
  /** The organisations for which they work or once worked. */
  @Column('jsonb', { name: 'worked_for' }) workedFor!: readonly string[];
}

const empty = (id: string): PersonRow => ({ id, name: null, memberships: [], workedFor: [] });

/** Who there is, and which roles they hold where. */
export const people: View<PersonRow, PersonRegistered | RoleGiven | RoleEnded> = {
  name: 'people',
  version: 3,
  row: PersonRow,
  key: ({ data }) => data.personId,
  evolve: {
    PersonRegistered: (row, { data: { personId: id, name } }) => ({ ...(row ?? empty(id)), name }),
    RoleGiven(row, { data: { personId, organisationId, role } }) {
      const before = row ?? empty(personId);
      const workedFor = isOfAGroup(role) ? before.workedFor : [...new Set([...before.workedFor, organisationId])];
      return { ...before, workedFor, memberships: [...before.memberships, { organisationId, role }] };
    },
    RoleEnded(row, { data: { personId, organisationId, role } }) {
      const before = row ?? empty(personId);
      const left = before.memberships.filter((one) => one.organisationId !== organisationId || one.role !== role);
      return { ...before, memberships: left };
    },
  },
};
