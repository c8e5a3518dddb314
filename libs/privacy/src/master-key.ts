import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Logger } from '@nestjs/common';

const BYTES = 32;

/** What a sub-key is for. The names are part of the keys: another name is another key. */
export type Purpose =
  | 'wrapping' | 'command-hash' | 'cookie-secret' | 'blind-index' | 'return-codes' | 'sign-in-codes' | 'backup-seal'
  | 'log-openings' | 'log-handles' | 'bundle-issuer';

/**
 * Keys that outlive a master key: the log holds hashes under one, mails that were sent hold links under another, leaves
 * of the transparency log hold commitments and handles, and bundles of evidence are signed under the last. The file of
 * a rotated key has them on lines of their own, `command-hash …`; a file from before a purpose was thought of has no
 * line for it, and its key derives like any other.
 */
const LASTING: readonly Purpose[] =
  ['command-hash', 'blind-index', 'return-codes', 'log-openings', 'log-handles', 'bundle-issuer'];

/** The one secret that all others derive from. It is kept in a file, apart from the database and from its backups. */
export class MasterKey {
  private constructor(private readonly secret: Buffer, private readonly lasting: ReadonlyMap<string, Buffer>) {}

  /** Reads the key; where there is no file, makes a key and a file that only its owner can read. */
  static in(file: string): MasterKey {
    if (!existsSync(file)) make(file, new MasterKey(randomBytes(BYTES), new Map()));
    warnIfOthersCanRead(file);
    const [secret = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
    const lasting = lines.map((line) => line.split(' ')).map(([name = '', key = '']) => [name, bytesOf(key)] as const);
    const all = [bytesOf(secret), ...lasting.map(([, key]) => key)];
    if (all.some(({ length }) => length !== BYTES))
      throw new Error(`${file} is not a master key: it should hold ${BYTES} bytes as base64url`);
    return new MasterKey(bytesOf(secret), new Map(lasting));
  }

  /** Which key it is, without telling anything about it. */
  get id(): string {
    return createHash('sha256').update('moothall master key id').update(this.secret).digest('base64url').slice(0, 16);
  }

  /** 256 bits for one purpose (HKDF, RFC 5869); none tells anything about another. */
  subKey(purpose: Purpose): Buffer {
    return this.lasting.get(purpose)
      ?? Buffer.from(hkdfSync('sha256', this.secret, Buffer.alloc(0), `moothall/${purpose}/1`, BYTES));
  }

  /**
   * A new key in `file`, which takes over what has to last. Where a rotation was broken off, the key that it had made.
   * From the new file nobody can tell what this key was.
   */
  successorIn(file: string): MasterKey {
    const lasting = new Map(LASTING.map((purpose) => [purpose, this.subKey(purpose)]));
    if (!existsSync(file)) make(file, new MasterKey(randomBytes(BYTES), lasting));
    const { secret, lasting: taken } = MasterKey.in(file);
    const isWhole = LASTING.every((purpose) => taken.has(purpose)); // or an older release had made it
    if (!isWhole) putInPlace(file, new MasterKey(secret, new Map([...lasting, ...taken])));
    return MasterKey.in(file);
  }

  /** The text of its file. */
  toFile(): string {
    const lines = [...this.lasting].map(([name, key]) => `${name} ${key.toString('base64url')}`);
    return [this.secret.toString('base64url'), ...lines, ''].join('\n');
  }
}

const bytesOf = (text: string) => Buffer.from(text.trim(), 'base64url');

/** A secret that a container mounts is often read-only for all of its users, so this is no fault everywhere. */
function warnIfOthersCanRead(file: string) {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    Logger.warn(`Others can read the master key. Run: chmod 600 ${file}`, MasterKey.name);
}

/** Written in full, then put in its place: a start that dies on the way, or two at once, never leave half a key. */
function make(file: string, key: MasterKey) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = draftOf(file, key);
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

/** The same secret with more lines: there is the one file or the other at every moment. */
function putInPlace(file: string, key: MasterKey) {
  renameSync(draftOf(file, key), file);
  syncFolder(dirname(file));
}

function draftOf(file: string, key: MasterKey) {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, key.toFile(), { mode: 0o600, flag: 'wx', flush: true });
  return draft;
}

export function syncFolder(folder: string) {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
