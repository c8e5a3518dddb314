import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Between, Column, Entity, EntityManager, In, IsNull, Like, Not, PrimaryColumn } from 'typeorm';
import { Clock } from '#event-store';
import type { Instant, Revealed, Sealed } from '#kernel';
import { Vault } from './vault.js';

/**
 * Somebody of an organisation's staff opened something about people. `what`: `application:REFERENCE`,
 * `trail:REFERENCE`, `proposal:REFERENCE`, `applications-of-round:ID`, `replay-of-round:ID`, `access:SUBJECT`,
 * `request:ID`, `disclosure:REFERENCE`, `consultation:ID` (its interests), `people:ID` (of the organisation),
 * `outbox:`, `groups-helped:`, `search:` (of decisions), `day:DAY` (what was done on it).
 */
@Entity('reading')
export class Reading {
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz', { name: 'read_at' }) readAt!: Date;
  @Column('text', { name: 'reader_id' }) readerId!: string;
  @Column('text', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') what!: string;
  /** What the reader said why, where that was asked. It goes with what was read. */
  @Column('jsonb', { nullable: true }) why!: Sealed | null;
}

type Read = Pick<Reading, 'readerId' | 'organisationId' | 'what'>;

/** Who looked at what and when, and why if asked. A log of its own, since looking decides nothing. */
@Injectable()
export class ReadingLog {
  constructor(
    private readonly db: EntityManager, private readonly clock: Clock, private readonly vault: Vault,
  ) {}

  /** Await it before anything is shown: what cannot be recorded is not read. */
  async record(reading: Read): Promise<void> {
    await this.insert(reading, null);
  }

  /** The same for all that is read at once. */
  async recordAll(readings: readonly Read[]): Promise<void> {
    const readAt = new Date(this.clock.now());
    if (readings.length > 0)
      await this.db.insert(Reading, readings.map((one) => ({ ...one, why: null, id: randomUUID(), readAt })));
  }

  /** `subject`: of the vault; the reason is erased with it. @throws Refusal `nul-character` */
  async recordWhy(reading: Read, why: string, subject: string): Promise<void> {
    const sealer = this.vault.sealer(subject);
    const sealed = sealer.seal('why', why);
    await sealer.save({ keep: true });
    await this.insert(reading, sealed);
  }

  /** Whether this reader said why between these two moments. */
  hasReason({ from, to, ...reading }: Pick<Read, 'readerId' | 'what'> & { from: Instant; to: Instant }) {
    const readAt = Between(new Date(from), new Date(to));
    return this.db.existsBy(Reading, { ...reading, readAt, why: Not(IsNull()) });
  }

  /** The newest first, opened; about one thing, if `refersTo` is its reference or id. */
  async list(
    organisationIds: readonly string[], { refersTo, limit = 200 }: { refersTo?: string; limit?: number } = {},
  ): Promise<readonly Revealed<Reading>[]> {
    const what = refersTo !== undefined && { what: Like(`%:${refersTo.replace(/[%_\\]/g, '\\$&')}`) };
    return this.vault.reveal(await this.db.find(Reading, {
      where: { organisationId: In([...organisationIds]), ...what }, order: { readAt: 'DESC', id: 'ASC' }, take: limit,
    }));
  }

  private async insert(reading: Read, why: Sealed | null) {
    await this.db.insert(Reading, { ...reading, why, id: randomUUID(), readAt: new Date(this.clock.now()) });
  }
}
