import { randomUUID } from 'node:crypto';
import { AsAt, PostgresEventStore, Upcasters } from '#event-store';
import { duration, type Figure, percentile, type Run } from './measuring.js';
import { eventOf } from './samples.js';

/** How many events the streams of a case have: a round with many applications, its fund, the application, scores. */
const lengths = [500, 60, 40, 20, 10, 10, 10];
const times = 200;

/** A case as it stood at moments of its past, in a log that is as long as it is. */
export async function* asAt({ url, events }: Run): AsyncGenerator<Figure> {
  const store = new PostgresEventStore(url);
  const streams = lengths.map((_, i) => `case-${i}-${randomUUID()}`);
  for (const [i, stream] of streams.entries())
    await store.append(stream, Array.from({ length: lengths[i]! }, () => eventOf()), 0);
  const [record, all] = [new AsAt(store, new Upcasters()), await new AsAt(store, new Upcasters()).events(streams)];
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const { position } = all[Math.floor((i / times) * all.length)]!;
    took.push(await duration(() => record.events(streams, { position })));
  }
  const what = `${all.length} events of a case, as at, among ${events}`;
  yield { name: `${what}, p50`, value: percentile(took, 50), unit: 'ms' };
  yield { name: `${what}, p99`, value: percentile(took, 99), unit: 'ms', target: 1_000, atMost: true };
  await store.close();
}
