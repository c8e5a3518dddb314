import { createHash } from 'node:crypto';
import {
  closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** How a log is called in a witness's paths. */
export const originHash = (origin: string): string => createHash('sha256').update(origin).digest('hex');

/** The last checkpoint of each log that a witness has cosigned, a file each. One process has the folder at a time. */
export class WitnessState {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** The note, with the log's and the witness's signatures. `hash`: `originHash`; another string has none. */
  read(hash: string): string | null {
    const file = this.file(hash);
    return /^[0-9a-f]{64}$/.test(hash) && existsSync(file) ? readFileSync(file, 'utf8') : null;
  }

  /** There is the old note or the new one at every moment; the new one is on disk when this returns. */
  write(origin: string, note: string): void {
    const file = this.file(originHash(origin));
    writeFileSync(`${file}.new`, note, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
    const folder = openSync(this.folder, 'r');
    fsyncSync(folder);
    closeSync(folder);
  }

  private file(hash: string) {
    return join(this.folder, `${hash}.checkpoint`);
  }
}
