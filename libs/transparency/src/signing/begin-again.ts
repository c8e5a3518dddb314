import type { DataSource } from 'typeorm';
import type { Instant } from '#kernel';
import type { Asked } from '../sequencing/stored-hashes.js';
import { SignerFiles, type SignerState } from './signer-files.js';
import { tellOfBreaks } from './signer-tables.js';
import { takingTurn } from './turn.js';

type Old = Readonly<{ origin: string; vkey: string; note: string }>;
type Asking = Readonly<{ signerDir: string; origin: string; reason: string; at: Instant }>;
type Begun = Readonly<{ ended: string; next: string }>;

/**
 * After a disaster: the old log ends with the last checkpoint that is known of it, and a new one begins, with another
 * name and another key, over the entries that are there. Everybody sees that, and why, for ever.
 * @param reason public: it should name nobody
 * @returns the names of both logs @throws with a sentence where nothing was signed yet
 */
export function beginAgain(db: DataSource, asking: Asking): Promise<Begun> {
  return takingTurn(db, (tx) => again(tx, asking));
}

async function again(db: Asked, { signerDir, origin, reason, at }: Asking): Promise<Begun> {
  const files = new SignerFiles(signerDir);
  const isNew = files.isNew;
  const state = files.open(origin);
  const old = isNew || !state.note ? await newestIn(db) : oldOf(files, state, state.note);
  if (!old) throw new Error('Nothing was signed yet, so there is no log to end');
  const number = Math.max(state.number, await breaksIn(db) + 1);
  const next = `${origin}/${number + 1}`;
  files.end({ number, origin: old.origin, vkey: old.vkey, checkpoint: old.note, reason, at, next });
  await tellOfBreaks(db, files.ended());
  return { ended: old.origin, next };
}

const oldOf = (files: SignerFiles, state: SignerState, note: string): Old =>
  ({ origin: state.origin, note, vkey: files.key(state).verifier.vkey });

/** Where the signer's folder is lost, the last that was published. */
async function newestIn(db: Asked): Promise<Old | undefined> {
  const [row] = await db.query<Old[]>(
    'SELECT origin, vkey, note FROM signed_checkpoint ORDER BY number DESC LIMIT 1');
  return row;
}

async function breaksIn(db: Asked): Promise<number> {
  const [row] = await db.query<[{ number: number | null }]>('SELECT max(number) AS number FROM log_break');
  return row.number ?? 0;
}
