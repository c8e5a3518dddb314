import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { Delegate, DelegationEvent } from './delegation.events.js';

@Entity('delegation')
export class DelegationRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') organisationId!: string;
  @Column('jsonb', { name: 'delegate' }) to!: Delegate;
  @Column('bigint', { transformer: { to: (pence: number) => pence, from: Number } }) upToPence!: number;
  @Column('text', { name: 'holds_from' }) from!: Instant;
  @Column('text', { name: 'holds_until', nullable: true }) until!: Instant | null;
  @Column('jsonb') minute!: Sealed;
  @Column('text', { nullable: true }) endedAt!: Instant | null;
  @Column('jsonb', { nullable: true }) reason!: Sealed | null;
}

/** Each delegation that was given, and whether it was ended. What decides is the delegation's stream. */
export const delegations: View<DelegationRow, DelegationEvent> = {
  name: 'delegations',
  version: 1,
  row: DelegationRow,
  key: ({ data }) => data.delegationId,
  evolve: {
    DelegationGiven: (_, { data: { delegationId: id, givenBy: __, ...data } }) =>
      ({ id, ...data, endedAt: null, reason: null }),
    DelegationEnded: (row, { data: { endedAt, reason } }) => row && { ...row, endedAt, reason },
  },
};
