import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Column, Entity, EntityManager, In, Like, PrimaryColumn } from 'typeorm';
import { Clock } from '#event-store';

/**
 * Somebody of an organisation's staff opened something about people. `what`: `application:REFERENCE`,
 * `trail:REFERENCE`, `applications-of-round:ID`, `access:SUBJECT`.
 */
@Entity('reading')
export class Reading {
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz', { name: 'read_at' }) readAt!: Date;
  @Column('text', { name: 'reader_id' }) readerId!: string;
  @Column('text', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') what!: string;
}

/** Who looked at what and when. A log of its own, since looking decides nothing. It holds ids only. */
@Injectable()
export class ReadingLog {
  constructor(private readonly db: EntityManager, private readonly clock: Clock) {}

  /** Await it before anything is shown: what cannot be recorded is not read. */
  async record(reading: Pick<Reading, 'readerId' | 'organisationId' | 'what'>): Promise<void> {
    await this.db.insert(Reading, { ...reading, id: randomUUID(), readAt: new Date(this.clock.now()) });
  }

  /** The newest first; about one thing, if `refersTo` is its reference or id. */
  list(organisationIds: readonly string[], { refersTo, limit = 200 }: { refersTo?: string; limit?: number } = {}) {
    const what = refersTo !== undefined && { what: Like(`%:${refersTo.replace(/[%_\\]/g, '\\$&')}`) };
    return this.db.find(Reading, {
      where: { organisationId: In([...organisationIds]), ...what }, order: { readAt: 'DESC', id: 'ASC' }, take: limit,
    });
  }
}
