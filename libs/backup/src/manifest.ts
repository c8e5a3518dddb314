import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#kernel';

/** `file` is relative to the backup's folder; `sha256` of its bytes, as hex. */
export type TableFile = Readonly<{ table: string; file: string; rows: number; sha256: string }>;
/** What a backup is. It is written last: a folder without it is not a whole backup. */
export type Manifest = Readonly<{
  format: 1; madeAt: Instant;
  /** Which master key the texts need. The key itself is not in the backup. */
  masterKeyId: string;
  /** The tables' shape: the names of all migrations. */
  migrations: readonly string[];
  tables: readonly TableFile[];
}>;

/** These open what the rest holds, so they lie in a folder of their own, which can be kept elsewhere. */
export const KEY_TABLES: readonly string[] = ['master_key', 'subject_key', 'erased'];

/** @throws with a sentence where it is not a whole backup, or one of another format */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new Error(`${folder} is not a whole backup: it has no manifest.json`);
  });
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== 1) throw new Error(`${folder} is a backup of another format. Use the version that made it`);
  return manifest;
}

export async function mustBeWhole(folder: string, { file, sha256 }: TableFile) {
  const hash = createHash('sha256');
  const missing = () => new Error(`${file} is missing from the backup`);
  try {
    for await (const bytes of createReadStream(join(folder, file))) hash.update(bytes as Buffer);
  } catch (cause) {
    throw Object.assign(missing(), { cause });
  }
  if (hash.digest('hex') !== sha256) throw new Error(`${file} is not as it was when the backup was made`);
}
