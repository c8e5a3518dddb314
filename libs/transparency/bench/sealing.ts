import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Clock, PostgresEventStore } from '#event-store';
import { type LogKeys, Sequencer } from '#transparency';
import { duration, type Figure, median, rateOf, type Run } from '../../event-store/bench/measuring.js';
import { eventOf } from '../../event-store/bench/samples.js';
import { inNewLog } from './databases.js';

export const keys: LogKeys = { handles: randomBytes(32), openings: randomBytes(32) };
const writers = 64;
const events = 10_000;

const appendTo = (store: PostgresEventStore) => rateOf(events, writers, () => {
  const event = eventOf();
  return store.append(`application-${event.id}`, [event], 0);
});

/** Appends by 64 writers, then their leaves, both alone; then both at once. In each run a log of its own. */
export async function* sealing(run: Run): AsyncGenerator<Figure> {
  const results: { append: number; seal: number; ratio: number; left: number }[] = [];
  for (let i = 0; i < run.runs; i++)
    for await (const result of inNewLog(run.url, once)) results.push(result);
  const of = (name: keyof (typeof results)[0]) => median(results.map((result) => result[name]));
  yield { name: 'append, 64 at once', value: of('append'), unit: 'events/s' };
  yield { name: 'sealing, alone', value: of('seal'), unit: 'events/s' };
  yield { name: 'sealing ÷ append, in one run', value: of('ratio'), unit: '×', target: 1 };
  yield { name: 'left to seal when 64 writers end who appended beside it', value: 100 * of('left'), unit: '%' };
}

async function* once(url: string, db: DataSource) {
  const store = new PostgresEventStore(url);
  const sequencer = new Sequencer(store, db, keys, new Clock());
  await appendTo(store); // so that what is measured has been running for a while
  await sequencer.catchUp();
  const append = await appendTo(store);
  const seal = events / await duration(async () => void await sequencer.catchUp()) * 1_000;
  const end = new AbortController();
  const beside = (async () => {
    while (!end.signal.aborted) await sequencer.catchUp();
  })();
  const before = (await sequencer.place()).size;
  await appendTo(store);
  const left = 1 - ((await sequencer.place()).size - before) / events;
  end.abort();
  await beside;
  yield { append, seal, ratio: seal / append, left };
  await store.close();
}
