import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '#kernel';
import { forgetMails } from '#mail';
import { type Erased, Eraser, ErasureList, type MasterKey } from '#privacy';
import { forgetSignIn, signEverybodyOut } from '#sign-in';
import { Clock } from '#event-store';
import { migrationsIn } from './back-up.js';
import { bringSignerBack, type BroughtBack, ONLY_GROW } from '#transparency';
import {
  fileOf, KEY_TABLES, type Manifest, mustBeWhole, SIGNER_FOLDER, type TableFile, trustedManifest,
} from './manifest.js';

/** How many rows are written at a time. */
const page = 500;
export type Restored = Readonly<{ manifest: Manifest; erasuresRepeated: number }>;

/**
 * Puts a backup into an empty database whose tables are made, all of it or nothing. In the same transaction everything
 * that was erased since the backup is erased again, so that nobody is ever served what had gone. Nothing else may run.
 * @param erasures the list beside the master key; it takes over what the backup's own list knows besides
 * @throws with a sentence where the database is not empty, or backup, key or release do not belong together
 */
export async function restore(
  db: DataSource, folder: string, masterKey: MasterKey, erasures: ErasureList,
): Promise<Restored> {
  const manifest = await trustedManifest(folder, masterKey);
  await mustBeWhole(folder, manifest);
  erasures.addAll(ErasureList.in(join(folder, 'keys')));
  const all = erasures.all();
  await db.transaction(async (tx) => {
    await mustFit(tx, manifest);
    await empty(tx, manifest.tables);
    for (const table of inOrder(manifest.tables)) await fill(tx, folder, table);
    await signEverybodyOut(tx);
    await new Eraser(db, erasures, new Clock(), masterKey).repeat(tx, all, forgetBesides);
  });
  await db.query('VACUUM (FULL) subject_key'); // what was just erased again is gone from its file, too
  return { manifest, erasuresRepeated: all.filter(({ erasedAt }) => erasedAt > manifest.madeAt).length };
}

async function forgetBesides(tx: EntityManager, entry: Erased) {
  await forgetMails(tx, entry.mails);
  await forgetSignIn(tx, entry);
}

async function mustFit(tx: EntityManager, manifest: Manifest) {
  const [events] = await tx.query<object[]>('SELECT FROM event LIMIT 1');
  if (events) throw new Error('The database is not empty. Restore into a new one');
  if (JSON.stringify(await migrationsIn(tx)) !== JSON.stringify(manifest.migrations))
    throw new Error('This backup was made by another version of Moothall. Restore it with that version, then upgrade');
}

/** Keys before the texts that refer to them. */
const inOrder = (tables: readonly TableFile[]) => [
  ...KEY_TABLES.flatMap((name) => tables.filter(({ table }) => table === name)),
  ...tables.filter(({ table }) => !KEY_TABLES.includes(table)),
];

/** After `restore`, from the same backup. @returns what became of the signer's memory: it never forgets */
export const restoreSigner = (folder: string, signerDir: string, madeAt: Instant): BroughtBack =>
  bringSignerBack(join(folder, SIGNER_FOLDER), signerDir, madeAt);

/** They are empty anyhow in a database where nothing has happened, and let nothing go. */
const lasting = ['event', 'event_counter', ...ONLY_GROW];

/** What the first start has put there. */
async function empty(tx: EntityManager, tables: readonly TableFile[]) {
  for (const { table } of [...inOrder(tables)].reverse())
    if (!lasting.includes(table)) await tx.query(`DELETE FROM public."${table}"`);
}

async function fill(tx: EntityManager, folder: string, { table, rows }: TableFile) {
  const file = fileOf(table);
  let [lines, count] = [[] as string[], 0];
  for await (const line of createInterface({ input: createReadStream(join(folder, file)), crlfDelay: Infinity })) {
    lines.push(line);
    if (lines.length === page) [count, lines] = [count + await insert(tx, table, lines), []];
  }
  count += await insert(tx, table, lines);
  if (count !== rows) throw new Error(`${file} holds ${count} rows, not ${rows}`);
  await continueNumbers(tx, table);
}

async function insert(tx: EntityManager, table: string, lines: readonly string[]) {
  const values = `json_populate_recordset(NULL::public."${table}", $1::json)`;
  const text = `[${lines.join(',')}]`;
  if (table === 'event_counter')
    await tx.query(`UPDATE event_counter SET head = v.head, recorded_at = v.recorded_at FROM ${values} v`, [text]);
  else await tx.query(`INSERT INTO public."${table}" OVERRIDING SYSTEM VALUE SELECT * FROM ${values}`, [text]);
  return lines.length;
}

/** Numbers that PostgreSQL gives out itself go on after the highest. */
async function continueNumbers(tx: EntityManager, table: string) {
  const columns = await tx.query<{ name: string }[]>(`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = $1 AND is_identity = 'YES'`, [table]);
  for (const { name } of columns)
    await tx.query(`
      SELECT setval(pg_get_serial_sequence('public."${table}"', '${name}'), coalesce(max("${name}"), 0) + 1, false)
      FROM public."${table}"`);
}
