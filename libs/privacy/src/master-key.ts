import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Logger } from '@nestjs/common';

const BYTES = 32;

/** What a sub-key is for. The names are part of the keys: another name is another key. */
export type Purpose = 'wrapping' | 'command-hash' | 'cookie-secret' | 'blind-index' | 'return-codes';

/** The one secret that all others derive from. It is kept in a file, apart from the database and from its backups. */
export class MasterKey {
  private constructor(private readonly secret: Buffer) {}

  /** Reads the key; where there is no file, makes a key and a file that only its owner can read. */
  static in(file: string): MasterKey {
    if (!existsSync(file)) make(file);
    const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
    if (secret.length !== BYTES)
      throw new Error(`${file} is not a master key: it should hold ${BYTES} bytes as base64url`);
    return new MasterKey(secret);
  }

  /** Which key it is, without telling anything about it. */
  get id(): string {
    return createHash('sha256').update('moothall master key id').update(this.secret).digest('base64url').slice(0, 16);
  }

  /** 256 bits for one purpose (HKDF, RFC 5869); none tells anything about another. */
  subKey(purpose: Purpose): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, Buffer.alloc(0), `moothall/${purpose}/1`, BYTES));
  }
}

/** Written in full, then put in its place: a start that dies on the way, or two at once, never leave half a key. */
function make(file: string) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
    syncFolder(dirname(file));
    Logger.warn(`Made a master key: ${file}. Keep a copy of it apart from the database. ` +
      'Without it nobody can read what people wrote', MasterKey.name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // else another process was faster: use its key
  } finally {
    rmSync(draft);
  }
}

function syncFolder(folder: string) {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
