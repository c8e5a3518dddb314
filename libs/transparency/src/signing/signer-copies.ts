import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#kernel';
import { isSignersFile, isState, SignerFiles, type SignerState } from './signer-files.js';

/** `kept`: what is there knows as much or more; `none`: there is nothing to bring back. */
export type BroughtBack = 'brought back' | 'kept' | 'none';

/**
 * Copies key and memory of the signer. The copy says that it is one, so that whoever puts it back, by whatever means,
 * is asked whether more was signed later.
 * @param at of when the backup is @returns the names of the copies; none where nothing was ever signed here
 */
export function copySigner(signerDir: string, folder: string, at: Instant): readonly string[] {
  const names = existsSync(signerDir) ? readdirSync(signerDir).filter(isSignersFile).sort() : [];
  if (names.length > 0) mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of names) {
    const bytes = readFileSync(join(signerDir, name));
    writeFileSync(join(folder, name), isState(name) ? markedText(bytes, at) : bytes, fresh);
  }
  return names;
}

const fresh = { mode: 0o600, flag: 'wx', flush: true } as const;

/** A copy of a copy is of when the first was made: nobody has said anything about the time after that. */
const marked = (state: SignerState, at: Instant): SignerState => ({ ...state, backupOf: state.backupOf ?? at });

/** What cannot be read is copied as it is: the signer will say so. */
function markedText(bytes: Buffer, at: Instant): Buffer | string {
  try {
    return JSON.stringify(marked(JSON.parse(bytes.toString()) as SignerState, at), undefined, 2);
  } catch {
    return bytes;
  }
}

/**
 * Brings a copy back, never an older one over what remembers more: the signer would forget what it signed since, and
 * could sign another history. What is brought back says so itself, before there is a key to sign with.
 * @param at of when the backup is
 */
export function bringSignerBack(folder: string, signerDir: string, at: Instant): BroughtBack {
  const [copy, present] = [new SignerFiles(folder), new SignerFiles(signerDir)];
  if (copy.isNew) return 'none';
  if (!present.isNew && !isNewer(copy, present)) return 'kept';
  mkdirSync(signerDir, { recursive: true, mode: 0o700 });
  present.save(marked(copy.state(), at));
  for (const name of readdirSync(folder).filter((one) => isSignersFile(one) && !isState(one)))
    present.replace(name, readFileSync(join(folder, name), 'utf8'));
  return 'brought back';
}

/** Of the same log, and further, or of a later one. What cannot be read is nothing to put anything over. */
function isNewer(copy: SignerFiles, present: SignerFiles): boolean {
  const [one, other] = [copy.state(), present.state()];
  return one.number > other.number
    || (one.number === other.number && one.origin === other.origin && one.size > other.size
      && copy.key(one).skey === present.key(other).skey);
}
