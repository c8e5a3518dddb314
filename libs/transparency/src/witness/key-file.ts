import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type KeyType, parseSkey, type Signer, skeyOf } from '../notes/index.js';

/**
 * The key in `file`; where there is none, a new one for `name`, in a file that only its owner can read.
 * @throws Error with what to do, where the file is another's, or others can read it
 */
export function keyIn(file: string, type: KeyType, name?: string): Signer {
  if (!existsSync(file)) make(file, type, name);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error(`Others can read ${file}. Run: chmod 600 ${file}`);
  const signer = parseSkey(readFileSync(file, 'utf8').trim());
  const { verifier } = signer;
  if (verifier.type !== type) throw new Error(`${file} holds a key that is not for a ${type}`);
  if (name !== undefined && verifier.name !== name)
    throw new Error(`${file} holds the key of ${verifier.name}, not of ${name}. A key cannot be renamed`);
  return signer;
}

function make(file: string, type: KeyType, name: string | undefined) {
  if (name === undefined) throw new Error(`There is no key at ${file} yet. Give the name that a new one is to have`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${skeyOf(name, type, randomBytes(32))}\n`, { mode: 0o600, flag: 'wx', flush: true });
}
