import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { type Postgres, startPostgres } from '#postgres';
import { noted } from '../src/noted.fixture.js';
import { type Position, START, UnknownOutcome } from '../src/event-store.js';
import { migrate } from '../src/migrate.js';
import { PostgresEventStore } from '../src/postgres/postgres.event-store.js';
import { Line } from './line.js';

const limits = { lock: 300, statement: 600 };

describe('the Postgres event store on a line that breaks', () => {
  let postgres: Postgres;
  let line: Line;
  let store: PostgresEventStore;
  let witness: PostgresEventStore;
  let stream: string;

  beforeAll(async () => {
    postgres = await startPostgres();
    await migrate(postgres.url);
    line = await Line.to(postgres.url);
    [store, witness] = [new PostgresEventStore(line.url, limits), new PostgresEventStore(postgres.url)];
  });
  beforeEach(async () => {
    line.mood = 'good';
    stream = `s-${expect.getState().currentTestName}`.slice(-100);
    await store.append(`${stream} before`, [noted()], 0); // the line is up
  });
  afterAll(async () => {
    line.mood = 'good';
    await store.close();
    await witness.close();
    await line.close();
    await postgres.stop();
  });

  it.each([
    { mood: 'loses answers', stands: 1 }, { mood: 'loses requests', stands: 0 },
    { mood: 'swallows answers', stands: 1 },
  ] as const)('says that it does not know the outcome, and the same again counts once: it $mood', async (fault) => {
    const events = [noted(), noted()];
    line.mood = fault.mood;
    await expect(store.append(stream, events, 0)).rejects.toThrow(UnknownOutcome);
    expect(await witness.readStream(stream)).toHaveLength(fault.stands * 2);
    line.mood = 'good';
    line.cut(); // what was swallowed does not come any more
    expect(await store.append(stream, events, 0)).toMatchObject({ revision: 2 });
    expect(await witness.readStream(stream)).toMatchObject([{ id: events[0]!.id }, { id: events[1]!.id }]);
  });

  it('says so to everybody in the batch, and each can send the same again', async () => {
    line.mood = 'loses answers';
    const asked = Array.from({ length: 40 }, (_, i) => ({ stream: `${stream} ${i % 30}`, events: [noted()] }));
    const append = () => Promise.allSettled(asked.map(({ stream, events }) => store.append(stream, events, 0)));
    expect((await append()).filter(({ status }) => status === 'fulfilled')).toHaveLength(0);
    line.mood = 'good';
    const outcomes = await append();
    expect(outcomes.filter((one) => one.status === 'fulfilled' && one.value !== 'conflict')).toHaveLength(30);
    for (let i = 0; i < 30; i++) expect(await witness.readStream(`${stream} ${i}`)).toHaveLength(1);
  });

  it('is at work again when a server that was away is back', async () => {
    line.mood = 'refuses';
    line.cut();
    await expect(store.append(stream, [noted()], 0)).rejects.toThrow(UnknownOutcome);
    await expect(store.readStream(stream)).rejects.toThrow();
    line.mood = 'good';
    expect(await store.append(stream, [noted()], 0)).toMatchObject({ revision: 1 });
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('gives up waiting for the lock in time, and nothing is written', async () => {
    const holder = new Client({ connectionString: postgres.url });
    await holder.connect();
    await holder.query('BEGIN; UPDATE event_counter SET head = head');
    await expect(store.append(stream, [noted()], 0)).rejects.toThrow(UnknownOutcome);
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await store.readStream(stream)).toEqual([]);
    expect(await store.append(stream, [noted()], 0)).toMatchObject({ revision: 1 });
  });

  it('goes on with a subscription where it was, without a gap or a repeat', async () => {
    const [stopping, seen] = [new AbortController(), [] as Position[]];
    const reading = (async () => {
      for await (const page of store.subscribe({ after: START, signal: stopping.signal }))
        seen.push(...page.map(({ position }) => position));
    })();
    for (let i = 0; i < 20; i++) {
      if (i % 5 === 2) line.cut();
      line.mood = i % 5 === 4 ? 'refuses' : 'good';
      await witness.append(`${stream} ${i}`, Array.from({ length: 50 }, () => noted()), 0);
      await setTimeout(20);
    }
    line.mood = 'good';
    const all = await witness.readAll({ after: START, limit: 10_000 });
    while (seen.length < all.length) await setTimeout(20);
    stopping.abort();
    await reading;
    expect(seen).toEqual(all.map(({ position }) => position));
  });
});

describe('a reader of the Postgres event store', () => {
  it('misses nothing and sees all in order while slow and failing transactions commit in between', async () => {
    const postgres = await startPostgres();
    await migrate(postgres.url);
    const stores = Array.from({ length: 4 }, () => new PostgresEventStore(postgres.url));
    const [seen, stopping] = [[] as Position[], new AbortController()];
    const reading = (async () => {
      for await (const page of stores[0]!.subscribe({ after: START, signal: stopping.signal }))
        seen.push(...page.map(({ position }) => position));
    })();
    const dawdle = async (nth: number) => {
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      for (let i = 0; i < 10; i++) {
        await client.query('BEGIN');
        const [stream, expected] = [`slow-${nth}`, Math.ceil(i / 2)];
        await client.query(
          "SELECT append_event($1, $2, gen_random_uuid(), 'Noted', 1, '{}', '{}')", [stream, expected]);
        await client.query('SELECT pg_sleep(0.02)');
        await client.query(i % 2 === 0 ? 'COMMIT' : 'ROLLBACK');
      }
      await client.end();
    };
    await Promise.all([dawdle(1), dawdle(2), ...stores.map(async (store, s) => {
      for (let i = 0; i < 50; i++) await store.append(`fast-${s}`, [noted()], i);
    })]);
    while (seen.length < 210) await setTimeout(10);
    stopping.abort();
    await reading;
    expect(seen.map(Number)).toEqual(Array.from({ length: 210 }, (_, i) => i + 1));
    await Promise.all(stores.map((store) => store.close()));
    await postgres.stop();
  });
});
