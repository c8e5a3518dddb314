import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '#kernel';
import { ErasureList, type MasterKey } from '#privacy';
import { copySigner } from '#transparency';
import { fileOf, type Manifest, SIGNER_FOLDER, type TableFile, toFile } from './manifest.js';

/** `signerDir`: where the signer keeps what it signed, if it runs on this machine. */
export type Making = Readonly<{
  masterKey: MasterKey; erasures: ErasureList; madeAt: Instant; signerDir?: string;
}>;

/** How many rows are read at a time. */
const page = 500;

/**
 * All that cannot be made again, as of one moment, while the service goes on: the log, texts, keys, policies' state,
 * timers and the outbox. Views are made again from the log. The master key is not in it: it seals what is.
 * @param erasures the list beside the master key
 * @throws with a sentence where the folder holds something already
 */
export async function backUp(
  db: DataSource, folder: string, { masterKey, erasures, madeAt, signerDir }: Making,
): Promise<Manifest> {
  for (const part of [folder, join(folder, 'data'), join(folder, 'keys')]) await mkdir(part, { recursive: true });
  if ((await readdir(folder)).length > 2 || (await readdir(join(folder, 'data'))).length > 0)
    throw new Error(`${folder} is not empty. Name a folder that is new`);
  const found = await db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    await tx.query(`SET LOCAL TimeZone TO 'UTC'`);
    const tables: TableFile[] = [];
    for (const table of await tablesIn(tx)) tables.push(await copy(tx, table, folder));
    return { madeAt, tables, masterKeyId: await masterKeyIdIn(tx), migrations: await migrationsIn(tx) };
  });
  ErasureList.in(join(folder, 'keys')).addAll(erasures); // after the snapshot: it may know more, never less
  const manifest: Manifest = { format: 3, ...found, signer: signerIn(folder, signerDir, madeAt) };
  await write(join(folder, 'manifest.json'), [toFile(manifest, masterKey)]);
  return manifest;
}

/** After the snapshot, too: a signer that knew less than the log would refuse nothing. */
function signerIn(folder: string, signerDir: string | undefined, madeAt: Instant): Manifest['signer'] {
  const to = join(folder, SIGNER_FOLDER);
  return (signerDir === undefined ? [] : copySigner(signerDir, to, madeAt)).map((file) =>
    ({ file, sha256: createHash('sha256').update(readFileSync(join(to, file))).digest('hex') }));
}

/** The names of what was done to the tables, in order. */
export async function migrationsIn(tx: EntityManager): Promise<readonly string[]> {
  const rows = await tx.query<{ name: string }[]>('SELECT name FROM public.migration ORDER BY name');
  return rows.map(({ name }) => name);
}

export async function masterKeyIdIn(tx: EntityManager): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>('SELECT id FROM public.master_key');
  if (!row) throw new Error('Moothall has never run on this database, so there is nothing to back up');
  return row.id;
}

async function tablesIn(tx: EntityManager): Promise<readonly string[]> {
  const rows = await tx.query<{ name: string }[]>(`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'
    ORDER BY tablename`);
  return rows.map(({ name }) => name);
}

async function copy(tx: EntityManager, table: string, folder: string): Promise<TableFile> {
  await tx.query(`DECLARE lines CURSOR FOR SELECT row_to_json(t)::text AS line FROM public."${table}" t`);
  const written = await write(join(folder, fileOf(table)), linesFrom(tx));
  await tx.query('CLOSE lines');
  return { table, ...written };
}

async function *linesFrom(tx: EntityManager) {
  for (;;) {
    const rows = await tx.query<{ line: string }[]>(`FETCH ${page} FROM lines`);
    for (const { line } of rows) yield line;
    if (rows.length < page) return;
  }
}

/** On disk when it returns. */
async function write(file: string, lines: AsyncIterable<string> | Iterable<string>) {
  const handle = await open(file, 'wx', 0o600);
  const hash = createHash('sha256');
  let rows = 0;
  for await (const line of lines) {
    const bytes = Buffer.from(`${line}\n`);
    hash.update(bytes);
    await handle.appendFile(bytes);
    rows += 1;
  }
  await handle.sync();
  await handle.close();
  return { rows, sha256: hash.digest('hex') };
}
