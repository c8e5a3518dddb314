import { randomBytes, randomInt } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { LogIndex, PublishedLog, verifyInclusion } from '#transparency';
import { duration, type Figure, percentile, type Run } from '../../event-store/bench/measuring.js';
import { completedNodes } from '../src/sequencing/nodes.js';
import { insertNodes } from '../src/sequencing/rows.js';
import { storedHashes, storedRoot } from '../src/sequencing/stored-hashes.js';
import { inNewLog } from './databases.js';

/** How often each is measured, and how many hashes are read at a time. */
const [times, page] = [500, 25_600];

/**
 * Proofs and look-ups in a log of a million entries. The leaves are made by the database, 5 to a stream and two each
 * millisecond, of as many bytes as real ones; the hashes above are ours, and what is looked up is the published part.
 */
export const longLog = (run: Run) => inNewLog(run.url, (_, db) => measuring(db, run.events));

async function* measuring(db: DataSource, events: number): AsyncGenerator<Figure> {
  await fill(db, events);
  const root = await storedRoot(db, events);
  await db.query(`
    INSERT INTO signed_checkpoint (origin, vkey, size, root, note, published_at)
    VALUES ('bench', 'bench', $1, $2, 'bench', now())`, [events, root]);
  const index = new LogIndex(db, new PublishedLog(db));
  const ids = await db.query<{ id: string }[]>('SELECT event_id AS id FROM leaf ORDER BY random() LIMIT $1', [times]);
  const momentOf = (index: number) => new Date(Date.UTC(2027, 0) + index / 2).toISOString();
  yield* timed('inclusion proof', () => prove(db, index, { size: events, root }));
  yield* timed('which entry is of an event', (i) => index.indexesOf([ids[i]!.id]));
  yield* timed('which entry was the last at a moment', () => index.indexAt(momentOf(randomInt(events))));
  yield* timed('root of any earlier size', () => storedRoot(db, randomInt(1, events)));
}

async function* timed(name: string, act: (nth: number) => Promise<unknown>): AsyncGenerator<Figure> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) taken.push(await duration(async () => void await act(i)));
  for (const percent of [50, 99])
    yield { name: `${name}, p${percent}`, value: percentile(taken, percent), unit: 'ms' };
}

async function prove(db: DataSource, index: LogIndex, { size, root }: Readonly<{ size: number; root: Buffer }>) {
  const at = randomInt(size);
  const [{ hash }] = await db.query<[{ hash: Buffer }]>('SELECT hash FROM leaf WHERE index = $1', [at]);
  verifyInclusion({ index: at, size, root, leafHash: hash, proof: await index.inclusionProof(at, size) });
}

async function fill(db: DataSource, events: number) {
  await db.query(`
    INSERT INTO leaf (index, recorded_at, version, event_id, position, stream, hash, bytes)
    SELECT i, '2027-01-01T00:00:00Z'::timestamptz + i * interval '0.5 ms', 1 + i % 5, gen_random_uuid(), i + 1,
      substring(sha256((i / 5)::text::bytea) FOR 16), sha256($1 || i::text::bytea), $1
    FROM generate_series(0, $2::bigint - 1) AS i`, [randomBytes(230), events]);
  const stored = (level: number, from: number, to: number) => storedHashes(db, level, from, to);
  for (let from = 0; from < events; from += page)
    await insertNodes(db, await completedNodes(from, await stored(0, from, Math.min(from + page, events)), stored));
  await db.query('VACUUM ANALYZE leaf');
}
