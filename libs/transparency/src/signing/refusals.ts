import { inWords } from '#calendar';
import type { Instant } from '#kernel';
import type { Asked } from '../sequencing/stored-hashes.js';
import type { SignerState } from './signer-files.js';
import type { Newest } from './signer-tables.js';

/** What the signer is asked to sign is not the record that it signed before. It signs nothing until a person acts. */
export class SignerRefuses extends Error {
  constructor(what: string) { super(`${what} The signer refuses`); }
}

/** A copy may be older than what was signed last: who goes on with it could sign another history with the same key. */
export function mustBeItsOwnMemory({ backupOf }: SignerState) {
  if (backupOf)
    throw new SignerRefuses(`The signer’s memory came from a backup of ${inWords(backupOf)}. More may have been signed `
      + 'after it.');
}

/** A witness that saw another history, or more of this one, is a sign that two are being signed. */
export async function mustNotBeDisputed(db: Asked, { origin }: SignerState) {
  const [dispute] = await db.query<{ what: string }[]>(
    'SELECT what FROM witness_dispute WHERE origin = $1 ORDER BY since, witness LIMIT 1', [origin]);
  if (dispute) throw new SignerRefuses(dispute.what);
}

/** A log that another key signed is not ours to go on with: our folder is lost, or somebody else's. */
export function mustBeOurs(newest: Newest | null, { vkey, state }: Readonly<{ vkey: string; state: SignerState }>) {
  const isFresh = state.number > 1 && state.size === 0; // begun again: the newest is the old log's last
  if (newest && newest.vkey !== vkey && !isFresh)
    throw new SignerRefuses(`The record was signed on ${inWords(newest.publishedAt)} with another key.`);
}

/** @returns how many leaves there are */
export async function mustNotBeShorter(db: Asked, state: SignerState, newest: Newest | null): Promise<number> {
  const [row] = await db.query<[{ size: string }]>('SELECT size FROM leaf_sequencer');
  const size = Number(row.size);
  const isNewer = newest?.origin === state.origin && newest.size > state.size;
  const signed = isNewer ? newest.size : state.size;
  if (size < signed) {
    const when = whenOf(isNewer ? { signedAt: newest.publishedAt } : state);
    throw new SignerRefuses(`The record is shorter than what was signed${when}, which was ${signed} entries.`);
  }
  return size;
}

/** @param signed root of what was signed before @param found root of as many leaves, as they are now */
export function mustStartWith(state: Readonly<{ signedAt?: Instant }>, signed: Buffer, found: Buffer) {
  if (!found.equals(signed))
    throw new SignerRefuses(`The record is not the one that was signed${whenOf(state)}: its first entries are others.`);
}

const whenOf = ({ signedAt }: Readonly<{ signedAt?: Instant }>) => (signedAt ? ` on ${inWords(signedAt)}` : '');
