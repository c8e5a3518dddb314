import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { decrypt, encrypt } from './aes-gcm.js';
import { MasterKey, syncFolder } from './master-key.js';

type Row = Readonly<{ id: string; subject: string; wrapped_key: Buffer }>;
/** How many keys are wrapped anew at a time. */
const page = 1_000;

/**
 * A new master key in the place of the one in `file`: the subjects' keys are wrapped anew, all of them or none, and no
 * event, text or link changes. Nothing else may run, since it would hold the old key. Broken off at any point, it is
 * brought to its end by the next run: the new key waits in a file beside the old one until the database is written
 * with it, and then takes its place.
 * @returns how many keys were wrapped anew
 * @throws Error if the key in `file` is not the one that the database was written with
 */
export async function rotateMasterKey(db: DataSource, file: string): Promise<number> {
  const old = MasterKey.in(file);
  const successor = old.successorIn(`${file}.next`);
  const count = await db.transaction((tx) => wrapAnew(tx, old, successor));
  renameSync(`${file}.next`, file);
  syncFolder(dirname(file));
  return count;
}

async function wrapAnew(tx: EntityManager, old: MasterKey, successor: MasterKey): Promise<number> {
  await tx.query('LOCK TABLE master_key, subject_key IN ACCESS EXCLUSIVE MODE');
  const known = await tx.query<{ id: string }[]>('SELECT id FROM master_key');
  if (known.some(({ id }) => id === successor.id)) return 0; // a run that was broken off had come this far
  if (known.length !== 1 || known[0]!.id !== old.id)
    throw new Error('This is not the master key that the database was written with, so it cannot be rotated');
  await tx.query('INSERT INTO master_key VALUES ($1)', [successor.id]);
  let [count, last] = [0, '00000000-0000-0000-0000-000000000000'];
  for (let rows = await nextRows(tx, last); rows.length > 0; rows = await nextRows(tx, last)) {
    await replace(tx, rows, old, successor);
    [count, last] = [count + rows.length, rows.at(-1)!.id];
  }
  await tx.query('DELETE FROM master_key WHERE id = $1', [old.id]);
  return count;
}

const nextRows = (tx: EntityManager, after: string) => tx.query<Row[]>(
  'SELECT id, subject, wrapped_key FROM subject_key WHERE id > $1 ORDER BY id LIMIT $2', [after, page]);

function replace(tx: EntityManager, rows: readonly Row[], old: MasterKey, successor: MasterKey) {
  const [from, to] = [old.subKey('wrapping'), successor.subKey('wrapping')];
  const keys = rows.map(({ subject, wrapped_key }) => encrypt(to, decrypt(from, wrapped_key, subject), subject));
  return tx.query(`
    UPDATE subject_key SET wrapped_key = news.key, wrapped_by = $3
    FROM unnest($1::uuid[], $2::bytea[]) AS news (id, key) WHERE subject_key.id = news.id`,
  [rows.map(({ id }) => id), keys, successor.id]);
}
