import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant } from '#kernel';
import type { Apart } from './put-apart.js';

/**
 * What one erasure destroyed: ids only. `keyIds` are the ids of keys, so that a key which the same subject was given
 * later is another one. `records`: whose way back ended; `mails`: which sent mails went; `apart`: what outlives it.
 */
export type Erased = Readonly<{
  erasureId: string; subject: string; legalBasis: string; approvedBy: readonly string[]; erasedAt: Instant;
  keyIds: readonly string[]; records: readonly string[]; mails: readonly string[]; texts: number;
  apart: readonly Apart[];
}>;

/**
 * All erasures in a file of lines beside the master key's, apart from the database and from its backups: an old backup
 * that is restored learns from it what must not come back. It only grows.
 */
export class ErasureList {
  private constructor(private readonly file: string) {}

  static beside(masterKeyFile: string): ErasureList {
    return ErasureList.in(dirname(masterKeyFile));
  }

  static in(folder: string): ErasureList {
    return new ErasureList(join(folder, 'erasures.jsonl'));
  }

  /** Takes over what another list knows and this one does not. */
  addAll(others: ErasureList): void {
    const known = new Set(this.all().map(({ erasureId }) => erasureId));
    for (const erased of others.all()) if (!known.has(erased.erasureId)) this.add(erased);
  }

  /** On disk when it returns. */
  add(erased: Erased): void {
    this.dropWhatWasCutOff();
    const handle = openSync(this.file, 'a', 0o600);
    writeSync(handle, `${JSON.stringify(erased)}\n`);
    fsyncSync(handle);
    closeSync(handle);
  }

  /** Each erasure once, in the order in which they were carried out. A last line that was cut off counts for none. */
  all(): readonly Erased[] {
    if (!existsSync(this.file)) return [];
    const lines = readFileSync(this.file, 'utf8').split('\n').filter((line) => line !== '');
    const read = lines.flatMap((line, i) => entryIn(line, i === lines.length - 1));
    return [...new Map(read.map((entry) => [entry.erasureId, entry])).values()];
  }

  /** Its erasure is not carried out yet, and comes again. */
  private dropWhatWasCutOff() {
    if (!existsSync(this.file)) return;
    const bytes = readFileSync(this.file);
    truncateSync(this.file, bytes.lastIndexOf('\n') + 1);
  }
}

function entryIn(line: string, isLast: boolean): Erased[] {
  try {
    return [JSON.parse(line) as Erased];
  } catch (cause) {
    if (isLast) return [];
    throw new Error('The list of erasures is damaged. Put back a copy of it before anything is restored', { cause });
  }
}
