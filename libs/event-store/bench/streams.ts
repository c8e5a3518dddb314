import { randomUUID } from 'node:crypto';
import { decide, fold, type Command, type Decider, type Event } from '#kernel';
import { Execute, ExecuteHandler, PostgresEventStore, Streams, Upcasters } from '#event-store';
import { compete, duration, type Figure, rate, type Run } from './measuring.js';
import { eventOf } from './samples.js';

type Count = Command<'Count', { counter: string }>;
type Counted = Event<'Counted', { before: number }>;
const counter: Decider<number, Count, Counted> = {
  initialState: 0,
  streamOf: (command) => command.counter,
  decide: { Count: (_, before) => [{ type: 'Counted', data: { before } }] },
  evolve: { Counted: (sum) => sum + 1 },
};
const writers = 64;
const newCount = (stream: string): Count => ({ type: 'Count', counter: stream, at: '2027-04-01T09:00:00.000Z' });

function counting(handler: ExecuteHandler, stream: string) {
  const id = randomUUID();
  const { metadata: { effectiveAt: _, commandHash: __, ...sender } } = eventOf(id, id);
  return handler.execute(new Execute(counter, newCount(stream), sender) as never);
}

/** What one would write first: read, fold, decide, append, and all again if somebody was faster. */
async function countNaively(store: PostgresEventStore, stream: string) {
  for (;;) {
    const past = await store.readStream(stream);
    const [{ type, data }] = decide(counter, newCount(stream), fold(counter, past as never)) as [Counted];
    if (await store.append(stream, [{ ...eventOf(), type, data }], past.length) !== 'conflict') return;
  }
}

/** 64 writers to one stream, each run to a new one. */
export async function* hotStream({ url, runs, milliseconds }: Run): AsyncGenerator<Figure> {
  const [store, upcasters] = [new PostgresEventStore(url), new Upcasters()];
  const { ours, naive } = await compete({
    ours: () => {
      const stream = randomUUID();
      const handler = new ExecuteHandler(store, new Streams(store, upcasters), upcasters, 'key');
      return rate(writers, milliseconds, () => counting(handler, stream));
    },
    naive: () => {
      const stream = randomUUID();
      return rate(writers, milliseconds, () => countNaively(store, stream));
    },
  }, runs);
  yield { name: 'commands to one stream, naive retry, 64 at once', value: naive, unit: 'commands/s' };
  yield { name: 'commands to one stream, 64 at once', value: ours, unit: 'commands/s' };
  yield { name: 'one stream ÷ naive retry, 64 at once', value: ours / naive, unit: '×', target: 20 };
  await store.close();
}

/** An aggregate of 50 events, read and folded from the start. */
export async function* loading({ url, runs, milliseconds }: Run): AsyncGenerator<Figure> {
  const [store, stream] = [new PostgresEventStore(url), randomUUID()];
  await store.append(stream, Array.from({ length: 50 }, () => ({ ...eventOf(), type: 'Counted' })), 0);
  const { load } = await compete({
    load: async () => {
      const times: number[] = [];
      const one = () => new Streams(store, new Upcasters()).load(counter, stream);
      await rate(1, milliseconds, async () => times.push(await duration(one)));
      return times.reduce((sum, time) => sum + time) / times.length;
    },
  }, runs);
  yield { name: 'load of a 50-event aggregate', value: load, unit: 'ms' };
  await store.close();
}
