import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import type { Position } from '../event-store.js';

const instant = {
  type: 'timestamptz',
  transformer: { to: (at: Instant | null) => at, from: (at: Date | null) => at?.toISOString() ?? null },
} as const;

/** How far a policy has come, and what keeps it. */
@Entity('policy_checkpoint')
export class PolicyCheckpoint {
  @PrimaryColumn('text') policy!: string;
  @Column('text') position!: Position;
  @Column('text', { nullable: true }) error!: string | null;
}

/** What a policy keeps in mind. */
@Entity('policy_note')
export class PolicyNote {
  @PrimaryColumn('text') policy!: string;
  @PrimaryColumn('text') heading!: string;
  @PrimaryColumn('text') item!: string;
}

/** What is to happen at a time. */
@Entity('timer')
export class Timer {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') policy!: string;
  @Column('text') name!: string;
  @Column({ ...instant, name: 'due_at' }) dueAt!: Instant;
  @Column('jsonb') data!: Record<string, string>;
  /** Of the event that asked for it. */
  @Column('text', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'correlation_id' }) correlationId!: string;
  @Column('int', { default: 0 }) attempts!: number;
  @Column({ ...instant, name: 'next_attempt_at' }) nextAttemptAt!: Instant;
  @Column({ ...instant, name: 'done_at', nullable: true }) doneAt!: Instant | null;
  @Column('text', { nullable: true }) error!: string | null;
}

/** A mail that is to be sent, or was. It holds ids only: its words and address are put together when it goes. */
@Entity('outbox')
export class OutboxMail {
  /** The same at each attempt: the mail's Message-ID is made of it. */
  @PrimaryColumn('uuid') id!: string;
  @Column('text') template!: string;
  @Column('jsonb') about!: Record<string, string>;
  @Column({ ...instant, name: 'added_at' }) addedAt!: Instant;
  @Column('int', { default: 0 }) attempts!: number;
  @Column({ ...instant, name: 'next_attempt_at' }) nextAttemptAt!: Instant;
  @Column({ ...instant, name: 'delivered_at', nullable: true }) deliveredAt!: Instant | null;
  /** Since when it waits for a person, because it failed too often. */
  @Column({ ...instant, name: 'parked_at', nullable: true }) parkedAt!: Instant | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
}
