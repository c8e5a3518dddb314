import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { type EventStore, type Position, PostgresEventStore, START } from '#event-store';
import { asAt } from './as-at.js';
import { inNewDatabase } from './databases.js';
import { compete, duration, type Figure, type Run } from './measuring.js';
import { eventOf } from './samples.js';
import { rebuilding } from './views.js';

const page = 2_000;

/** Applications of 20 events, saved five at a time, ten thousand of them growing side by side. */
async function fill(url: string, events: number) {
  const store = new PostgresEventStore(url);
  let missing = Math.ceil(events / 5);
  const worker = async () => {
    for (let id = randomUUID(), revision = 0; missing-- > 0; revision = (revision + 5) % 20) {
      if (revision === 0) id = randomUUID();
      await store.append(`application-${id}`, Array.from({ length: 5 }, () => eventOf(id)), revision);
    }
  };
  await Promise.all(Array.from({ length: 1_000 }, worker));
  await store.close();
}

/** Page by page. @returns how many there were */
async function readAll(store: EventStore, limit: number) {
  let [after, count] = [START, 0];
  while (count < limit) {
    const events = await store.readAll({ after, limit: page });
    if (events.length === 0) break;
    [after, count] = [events.at(-1)!.position, count + events.length];
  }
  return count;
}

async function readRaw(pool: Pool, limit: number) {
  let [after, count] = ['0', 0];
  while (count < limit) {
    const { rows } = await pool.query<{ position: Position }>({
      name: 'raw', values: [after, page],
      text: `SELECT position, stream, revision, id, type, schema_version, data, metadata, recorded_at
        FROM event WHERE position > $1 ORDER BY position LIMIT $2`,
    });
    if (rows.length === 0) break;
    [after, count] = [rows.at(-1)!.position, count + rows.length];
  }
  return count;
}

/** Reading all there is, beside what the driver makes of it; a case as it stood; then views made again from it. */
export const longLog = (run: Run) => inNewDatabase(run.url, (url) => reading({ ...run, url }));

async function* reading(run: Run): AsyncGenerator<Figure> {
  const { url, runs, events } = run;
  await fill(url, events);
  const [store, pool] = [new PostgresEventStore(url), new Pool({ connectionString: url, max: 1 })];
  const limit = Math.min(events, 200_000);
  const { ours, raw } = await compete({
    raw: async () => limit / await duration(() => readRaw(pool, limit)) * 1_000,
    ours: async () => limit / await duration(() => readAll(store, limit)) * 1_000,
  }, runs);
  yield { name: 'raw keyset read', value: raw, unit: 'events/s' };
  yield { name: 'read all', value: ours, unit: 'events/s' };
  yield { name: 'read all ÷ raw keyset read', value: ours / raw, unit: '×', target: 0.8 };
  await Promise.all([store.close(), pool.end()]);
  yield* asAt(run);
  yield* rebuilding(run, ours);
}
