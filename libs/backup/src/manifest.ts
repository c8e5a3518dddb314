import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#kernel';
import type { MasterKey } from '#privacy';

/** `sha256` of its file's bytes, as hex. */
export type TableFile = Readonly<{ table: string; rows: number; sha256: string }>;
/** What a backup is. It is written last: a folder without it is not a whole backup. */
export type Manifest = Readonly<{
  format: 3; madeAt: Instant;
  /** Which master key the texts need. The key itself is not in the backup. */
  masterKeyId: string;
  /** The tables' shape: the names of all migrations. */
  migrations: readonly string[];
  tables: readonly TableFile[];
  /** The signer's key and memory, where it was there: files in `SIGNER_FOLDER`. */
  signer: readonly Readonly<{ file: string; sha256: string }>[];
}>;

/** These open what the rest holds, so they lie in a folder of their own, which can be kept elsewhere. */
export const KEY_TABLES: readonly string[] = ['master_key', 'subject_key', 'erased'];

/** With the signer's key somebody could sign another record, so it lies with what opens. */
export const SIGNER_FOLDER = join('keys', 'signer');

/** Where a table's rows lie, relative to the backup's folder. */
export const fileOf = (table: string) => join(KEY_TABLES.includes(table) ? 'keys' : 'data', `${table}.jsonl`);

/** The manifest's file: `seal` is an HMAC-SHA256 under the master key, so that nobody else can write one. */
type SealedManifest = Readonly<{ manifest: Manifest; seal: string }>;

const sealOf = (manifest: Manifest, masterKey: MasterKey) =>
  createHmac('sha256', masterKey.subKey('backup-seal')).update(JSON.stringify(manifest)).digest();

export function toFile(manifest: Manifest, masterKey: MasterKey): string {
  const sealed: SealedManifest = { manifest, seal: sealOf(manifest, masterKey).toString('hex') };
  return JSON.stringify(sealed, undefined, 2);
}

/**
 * Whoever can write to a backup cannot make up what is in it.
 * @throws with a sentence where it was made under another key, or changed since
 */
export async function trustedManifest(folder: string, masterKey: MasterKey): Promise<Manifest> {
  const { manifest, seal } = await readManifest(folder);
  if (manifest.masterKeyId !== masterKey.id)
    throw new Error('This backup was made under another master key. Put back the file with that key first');
  const [found, right] = [Buffer.from(String(seal), 'hex'), sealOf(manifest, masterKey)];
  if (found.length !== right.length || !timingSafeEqual(found, right))
    throw new Error('manifest.json is not as it was when the backup was made');
  return manifest;
}

/** @throws with a sentence where it is not a whole backup, or one of another format */
export async function readManifest(folder: string): Promise<SealedManifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new Error(`${folder} is not a whole backup: it has no manifest.json`);
  });
  const { manifest, seal } = JSON.parse(text) as Partial<SealedManifest>;
  if (manifest?.format !== 3) throw new Error(`${folder} is a backup of another format. Use the version that made it`);
  return { manifest, seal: seal ?? '' };
}

/** @throws with a sentence where a file is missing, or is not the one that was backed up */
export async function mustBeWhole(folder: string, { tables, signer }: Manifest): Promise<void> {
  for (const { table, sha256 } of tables) await mustBe(folder, fileOf(table), sha256);
  for (const { file, sha256 } of signer) await mustBe(folder, join(SIGNER_FOLDER, file), sha256);
}

async function mustBe(folder: string, file: string, sha256: string) {
  const hash = createHash('sha256');
  const missing = () => new Error(`${file} is missing from the backup`);
  try {
    for await (const bytes of createReadStream(join(folder, file))) hash.update(bytes as Buffer);
  } catch (cause) {
    throw Object.assign(missing(), { cause });
  }
  if (hash.digest('hex') !== sha256) throw new Error(`${file} is not as it was when the backup was made`);
}
