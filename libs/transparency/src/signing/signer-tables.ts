import type { Instant } from '#kernel';
import { parseCheckpoint } from '../checkpoint/checkpoint.js';
import { parseNote, type Signer } from '../notes/index.js';
import type { Asked } from '../sequencing/stored-hashes.js';
import type { EndedLog, SignerState } from './signer-files.js';

/** What was published last. */
export type Newest = Readonly<{ origin: string; vkey: string; size: number; root: Buffer; publishedAt: Instant }>;
type Row = Readonly<{ origin: string; vkey: string; size: string; root: Buffer; at: Date }>;

export async function newestOf(db: Asked): Promise<Newest | null> {
  const [row] = await db.query<Row[]>(
    'SELECT origin, vkey, size, root, published_at AS at FROM signed_checkpoint ORDER BY number DESC LIMIT 1');
  if (!row) return null;
  const { at, size, ...rest } = row;
  return { ...rest, size: Number(size), publishedAt: at.toISOString() };
}

/** For everybody to see. Published before, it stays as it is. */
export async function publish(db: Asked, { note = '', size, origin }: SignerState, key: Signer, now: Instant) {
  const { root } = parseCheckpoint(parseNote(note).text);
  await db.query(`
    INSERT INTO signed_checkpoint (origin, vkey, size, root, note, published_at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (origin, size) DO NOTHING`, [origin, key.verifier.vkey, size, root, note, now]);
}

/** Logs that came to an end stay known, whichever database this is. */
export async function tellOfBreaks(db: Asked, ended: readonly EndedLog[]) {
  for (const { number, origin, vkey, checkpoint, reason, at } of ended)
    await db.query('INSERT INTO log_break VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (number) DO NOTHING',
      [number, origin, vkey, checkpoint, reason, at]);
}

/** What the signer says of itself: that it was there, and what keeps it from signing. */
export async function say(db: Asked, now: Instant, trouble: string | null, refuses = false) {
  await db.query(`
    INSERT INTO log_signer (turned_at, trouble, refuses, trouble_since)
    VALUES ($1, $2, $3, CASE WHEN $2::text IS NULL THEN NULL ELSE $1::timestamptz END)
    ON CONFLICT (single) DO UPDATE SET turned_at = $1, trouble = $2, refuses = $3, trouble_since = CASE
      WHEN $2::text IS NULL THEN NULL ELSE coalesce(log_signer.trouble_since, $1::timestamptz) END`,
  [now, trouble, refuses]);
}
