import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Sealed } from '#kernel';
import type { PersonDisabled, PersonEnabled, RoleEnded } from '#identity';

/** What ends somebody's sessions. Who has no row has nothing against them. */
@Entity('standing')
export class Standing {
  @PrimaryColumn('text') id!: string;
  @Column('boolean', { name: 'is_disabled' }) isDisabled!: boolean;
  /** Why they were last shut out or let in; null where neither happened. */
  @Column('jsonb', { nullable: true }) reason!: Sealed | null;
  /** Sessions that began up to then have ended (UTC). */
  @Column('text', { name: 'signed_out_at' }) signedOutAt!: string;
}

/** From the log, so that no crash between "disabled" and "signed out" leaves somebody in. */
export const standings: View<Standing, PersonDisabled | PersonEnabled | RoleEnded> = {
  name: 'standings',
  version: 1,
  row: Standing,
  key: ({ data }) => data.personId,
  evolve: {
    PersonDisabled: (_, { data }, id) =>
      ({ id, isDisabled: true, reason: data.reason, signedOutAt: data.disabledAt }),
    PersonEnabled: (row, { data }, id) =>
      ({ id, isDisabled: false, reason: data.reason, signedOutAt: row?.signedOutAt ?? data.enabledAt }),
    RoleEnded: (row, { data }, id) =>
      ({ id, isDisabled: row?.isDisabled ?? false, reason: row?.reason ?? null, signedOutAt: data.endedAt }),
  },
};
