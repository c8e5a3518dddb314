import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#event-store';
import { type Erased, ErasureList } from './erasure-list.js';
import { MasterKey } from './master-key.js';
import { putApart } from './put-apart.js';

/** What is to be destroyed: the vault's subjects, records whose way back ends, kept mails; and `apart`: what is not. */
export type ErasureOrder = Readonly<
  Pick<Erased, 'erasureId' | 'subject' | 'legalBasis' | 'approvedBy' | 'records' | 'mails' | 'apart'>
  & { subjects: readonly string[] }
>;
/** What other libraries delete in the same transaction. */
export type Also = (tx: EntityManager, erased: Erased) => Promise<void>;

/**
 * Destroys keys, and with them all that was sealed under them, once for each erasure however often it is asked. It goes
 * on the list in the file first: a crash after that repeats the whole, a crash after the commit nothing.
 */
@Injectable()
export class Eraser {
  constructor(
    private readonly db: DataSource, private readonly list: ErasureList, private readonly clock: Clock,
    private readonly master: MasterKey,
  ) {}

  async erase(order: ErasureOrder, also: Also): Promise<Erased> {
    const erased = await this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`erase ${order.erasureId}`]);
      const [done] = await tx.query<{ erased: Erased }[]>(
        'SELECT erased FROM erased WHERE erasure_id = $1', [order.erasureId]);
      if (done) return done.erased;
      const entry = await this.entryFor(tx, order);
      this.list.add(entry);
      await this.destroy(tx, entry, also);
      return entry;
    });
    await this.db.query('VACUUM (FULL) subject_key'); // else its file would keep the bytes of the deleted row
    return erased;
  }

  /** All that was carried out on this database. */
  async done(): Promise<readonly Erased[]> {
    const rows = await this.db.query<{ erased: Erased }[]>(
      `SELECT erased FROM erased ORDER BY erased->>'erasedAt', erasure_id`);
    return rows.map(({ erased }) => erased);
  }

  /** After a restore: what was erased since the backup goes again, in the restore's own transaction. */
  async repeat(tx: EntityManager, entries: readonly Erased[], also: Also): Promise<void> {
    for (const entry of entries) await this.destroy(tx, entry, also);
  }

  /** The keys are locked, so that nothing is sealed under them any more. */
  private async entryFor(tx: EntityManager, order: ErasureOrder): Promise<Erased> {
    const { subjects, ...rest } = order;
    const all = [...subjects, ...order.mails.map((id) => `mail:${id}`)];
    const keys = await tx.query<{ id: string }[]>(
      'SELECT id FROM subject_key WHERE subject = ANY($1) ORDER BY id FOR UPDATE', [all]);
    const keyIds = keys.map(({ id }) => id);
    const [{ texts }] = await tx.query<[{ texts: number }]>(
      'SELECT count(*)::int AS texts FROM disclosure WHERE key_id = ANY($1) AND digest <> ALL($2)',
      [keyIds, order.apart.flatMap(({ digests }) => digests)]);
    return { ...rest, keyIds, texts, erasedAt: this.clock.now() };
  }

  private async destroy(tx: EntityManager, entry: Erased, also: Also) {
    for (const apart of entry.apart) await putApart(tx, this.master, apart);
    await tx.query('DELETE FROM subject_key WHERE id = ANY($1)', [entry.keyIds]);
    await tx.query('DELETE FROM return_code WHERE record_id = ANY($1) AND issued_at <= $2',
      [entry.records, entry.erasedAt]);
    await also(tx, entry);
    await tx.query('INSERT INTO erased VALUES ($1, $2) ON CONFLICT DO NOTHING', [entry.erasureId, entry]);
  }
}
