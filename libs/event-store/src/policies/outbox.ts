import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { Clock } from '../clock.js';
import { OutboxMail } from './entities.js';

export type NewMail = Pick<OutboxMail, 'id' | 'template' | 'about'>;

/** Seconds: while a mail is being sent, nobody else sends it; pauses double up to a quarter of a day. */
const [lease, firstPause, longestPause] = [300, 30, 21_600];
/** Some 24 hours of trying. */
const mostAttempts = 14;

/** Mails that are to be sent: at least once each, under an id that stays the same. */
@Injectable()
export class Outbox {
  constructor(private readonly db: DataSource, private readonly clock: Clock) {}

  /** In the transaction of what causes them. A mail whose id is known is not added again. */
  async add(tx: EntityManager, mails: readonly NewMail[]) {
    if (mails.length === 0) return;
    const at = this.clock.now();
    const rows = mails.map((mail) => ({ ...mail, addedAt: at, nextAttemptAt: at }));
    await tx.createQueryBuilder().insert().into(OutboxMail).values(rows).orIgnore().execute();
  }

  /** Mails whose time has come, for this process alone: after five minutes without an answer they are due again. */
  async nextDue(limit = 10): Promise<readonly OutboxMail[]> {
    return this.db.transaction(async (tx) => {
      const due = await tx.createQueryBuilder(OutboxMail, 'mail')
        .where('mail.delivered_at IS NULL AND mail.parked_at IS NULL AND mail.next_attempt_at <= :now')
        .setParameters({ now: this.clock.now() })
        .orderBy('mail.nextAttemptAt').addOrderBy('mail.id').limit(limit)
        .setLock('pessimistic_write').setOnLocked('skip_locked').getMany();
      const ids = due.map(({ id }) => id);
      if (ids.length > 0) await tx.update(OutboxMail, ids, { nextAttemptAt: this.later(lease) });
      return due;
    });
  }

  async delivered(id: string) {
    await this.db.manager.update(OutboxMail, id, { deliveredAt: this.clock.now(), lastError: null });
  }

  /** It is tried again later, each time after a longer pause; in the end it is parked for a person. */
  async failed({ id, attempts }: OutboxMail, error: unknown) {
    const failures = attempts + 1;
    const pause = Math.min(firstPause * 2 ** attempts, longestPause);
    await this.db.manager.update(OutboxMail, id, {
      attempts: failures, lastError: withoutAddresses(String(error)), nextAttemptAt: this.later(pause),
      parkedAt: failures >= mostAttempts ? this.clock.now() : null,
    });
  }

  /** Those that wait for a person, the oldest first. */
  parked(): Promise<readonly OutboxMail[]> {
    return this.db.manager.find(OutboxMail, { where: { parkedAt: Not(IsNull()) }, order: { addedAt: 'ASC' } });
  }

  /** A person has seen to a parked mail: it is tried again from now on. */
  async again(id: string) {
    const now = this.clock.now();
    await this.db.manager.update(OutboxMail, { id, parkedAt: Not(IsNull()) },
      { parkedAt: null, attempts: 0, nextAttemptAt: now });
  }

  private later(seconds: number) { return new Date(Date.parse(this.clock.now()) + seconds * 1_000).toISOString(); }
}

/** A mail server likes to repeat to whom it would not deliver; the outbox holds nothing about people. */
const withoutAddresses = (text: string) => text.replace(/[^\s<>"]+@[^\s<>"]+/g, '(address)').slice(0, 1_000);
