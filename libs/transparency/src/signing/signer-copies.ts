import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSignersFile, SignerFiles } from './signer-files.js';

/** `kept`: what is there knows as much or more; `none`: there is nothing to bring back. */
export type BroughtBack = 'brought back' | 'kept' | 'none';

/** Copies key and memory of the signer. @returns the names of the copies; none where nothing was ever signed here */
export function copySigner(signerDir: string, folder: string): readonly string[] {
  const names = existsSync(signerDir) ? readdirSync(signerDir).filter(isSignersFile).sort() : [];
  if (names.length > 0) mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of names) writeFileSync(join(folder, name), readFileSync(join(signerDir, name)), fresh);
  return names;
}

const fresh = { mode: 0o600, flag: 'wx', flush: true } as const;

/**
 * Brings a copy back, never an older one over what remembers more: the signer would forget what it signed since, and
 * could sign another history.
 */
export function bringSignerBack(folder: string, signerDir: string): BroughtBack {
  const copy = new SignerFiles(folder);
  if (copy.isNew) return 'none';
  if (!new SignerFiles(signerDir).isNew && !isNewer(copy, new SignerFiles(signerDir))) return 'kept';
  mkdirSync(signerDir, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder).filter(isSignersFile)) {
    copyFileSync(join(folder, name), join(signerDir, name));
    chmodSync(join(signerDir, name), 0o600);
  }
  return 'brought back';
}

/** Of the same log, and further, or of a later one. What cannot be read is nothing to put anything over. */
function isNewer(copy: SignerFiles, present: SignerFiles): boolean {
  const [one, other] = [copy.state(), present.state()];
  return one.number > other.number
    || (one.number === other.number && one.origin === other.origin && one.size > other.size
      && copy.key(one).skey === present.key(other).skey);
}
