import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { Agreed } from '../application/application.people.events.js';
import type { HandoverEvent, PersonOfGroup } from './handover.events.js';

export type HandoverStatus = 'open' | 'done' | 'refused' | 'withdrawn';

@Entity('handover')
export class HandoverRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') organisationId!: string;
  @Column('text') funderId!: string;
  @Column('text') status!: HandoverStatus;
  @Column('text') askedBy!: string;
  /** The new person. */
  @Column('text') to!: string;
  @Column('jsonb') name!: Sealed;
  @Column('jsonb') email!: Sealed;
  @Column('jsonb') reason!: Sealed;
  @Column('jsonb') told!: Sealed;
  @Column('jsonb', { nullable: true }) second!: PersonOfGroup | null;
  @Column('jsonb') contacts!: readonly PersonOfGroup[];
  /** The group's newest application. */
  @Column('text') applicationId!: string;
  @Column('text') askedAt!: Instant;
  @Column('text') expiresAt!: Instant;
  @Column('jsonb', { nullable: true }) answeredBy!: Readonly<{ by: Agreed; personId: string }> | null;
  @Column('text', { nullable: true }) endedAt!: Instant | null;
}

/** Each time that a group was asked to go to a new person, and what came of it. */
export const handovers: View<HandoverRow, HandoverEvent> = {
  name: 'handovers',
  version: 1,
  row: HandoverRow,
  key: ({ data }) => data.handoverId,
  evolve: {
    HandoverAsked: (_, { data: { handoverId: id, ...data } }) =>
      ({ ...data, id, status: 'open', answeredBy: null, endedAt: null }),
    HandoverConfirmed: (row, { data: { by, personId, answeredAt: endedAt } }) =>
      row && { ...row, answeredBy: { by, personId }, endedAt },
    HandoverRefused: (row, { data: { by, personId, answeredAt: endedAt } }) =>
      row && { ...row, status: 'refused', answeredBy: { by, personId }, endedAt },
    HandoverWithdrawn: (row, { data: { withdrawnAt: endedAt } }) => row && { ...row, status: 'withdrawn', endedAt },
    GroupHandedOver: (row) => row && { ...row, status: 'done' },
  },
};
