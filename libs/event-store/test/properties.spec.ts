import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type Command, type Decider, type Event, fold, Refusal } from '#kernel';
import { type Postgres, startPostgres } from '#postgres';
import { noted } from '../src/noted.fixture.js';
import type { EventStore, NewEvent, Position, Recorded, Saved } from '../src/event-store.js';
import { Execute, ExecuteHandler } from '../src/execute.js';
import { InMemoryEventStore } from '../src/in-memory.event-store.js';
import { migrate } from '../src/migrate.js';
import { PostgresEventStore } from '../src/postgres/postgres.event-store.js';
import { Streams } from '../src/streams.js';
import { Upcasters } from '../src/upcasters.js';

/** A failure says which seed to run again: `SEED=123 npm test -- libs/event-store/test/properties`. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);

type Step =
  | Readonly<{ kind: 'append'; stream: number; events: number; off: number }>
  | Readonly<{ kind: 'again'; nth: number }>
  | Readonly<{ kind: 'read'; stream: number; after: number; limit: number; backwards: boolean }>
  | Readonly<{ kind: 'readAll'; from: number; limit: number }>;
const stream = fc.nat(2);
const appendStep = fc.record({
  kind: fc.constant('append' as const), stream, events: fc.integer({ min: 1, max: 4 }),
  off: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -3, max: 3 }) }),
});
const steps: fc.Arbitrary<Step[]> = fc.array(fc.oneof(
  { weight: 5, arbitrary: appendStep },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const), nth: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({
    kind: fc.constant('read' as const), stream, after: fc.nat(10), limit: fc.nat(5), backwards: fc.boolean(),
  }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('readAll' as const), from: fc.nat(20), limit: fc.nat(9) }) },
), { maxLength: 60 });

/** What a log is, in the fewest words: the events in order. */
class Model {
  readonly log: { id: string; stream: string }[] = [];
  of(stream: string) { return this.log.filter((event) => event.stream === stream); }

  append(stream: string, events: readonly NewEvent[], expected: number): number | 'conflict' {
    const before = ids(this.of(stream));
    if (expected !== before.length) {
      const there = before.slice(expected, expected + events.length);
      return there.join() === ids(events).join() ? expected + events.length : 'conflict';
    }
    this.log.push(...events.map(({ id }) => ({ id, stream })));
    return expected + events.length;
  }
}

/** Does the same to a store and to the model, and compares every answer. */
class Twins {
  private readonly model = new Model();
  private readonly asked: [string, readonly NewEvent[], number][] = [];
  private readonly prefix = randomUUID();
  constructor(private readonly store: EventStore, private readonly start: Position) {}

  async append({ stream, events, off }: Extract<Step, { kind: 'append' }>) {
    const name = `${this.prefix} ${stream}`;
    const expected = Math.max(0, this.model.of(name).length + off);
    this.asked.push([name, Array.from({ length: events }, () => noted()), expected]);
    await this.again({ nth: this.asked.length - 1 });
  }

  async again({ nth }: { nth: number }) {
    const ask = this.asked[nth];
    if (!ask) return;
    const outcome = await this.store.append(...ask);
    expect(outcome === 'conflict' ? outcome : outcome.revision).toBe(this.model.append(...ask));
  }

  async read(step: Extract<Step, { kind: 'read' }>) {
    const name = `${this.prefix} ${step.stream}`;
    const expected = ids(this.model.of(name)).slice(step.after);
    if (step.backwards) expected.reverse();
    expect(ids(await this.store.readStream(name, step))).toEqual(expected.slice(0, step.limit));
  }

  async readAll({ from, limit }: { from: number; limit: number }) {
    const after = (await this.all())[from]?.position;
    if (!after) return;
    const expected = ids(this.model.log.slice(from + 1, from + 1 + limit));
    expect(ids(await this.store.readAll({ after, limit }))).toEqual(expected);
  }

  async areTheSame() { expect(ids(await this.all())).toEqual(ids(this.model.log)); }

  private all() { return this.store.readAll({ after: this.start, limit: 1_000 }); }
}

async function behavesLikeTheModel(store: EventStore, steps: readonly Step[]) {
  const twins = new Twins(store, await store.head());
  for (const step of steps) await twins[step.kind](step as never);
  await twins.areTheSame();
}

/** Many at once: what is acknowledged is there once, what is a conflict is not there, and nothing else is. */
async function keepsItsWordToMany(store: EventStore, steps: readonly Step[]) {
  const [prefix, start] = [randomUUID(), await store.head()];
  const asks = steps.filter((step) => step.kind === 'append').map(({ stream, events, off }, i) => ({
    name: `${prefix} ${stream}`, expected: Math.max(0, Math.floor(i / 4) + off),
    events: Array.from({ length: events }, () => noted()),
  }));
  const outcomes = await Promise.all(asks.map(async (ask) =>
    ({ ...ask, outcome: await store.append(ask.name, ask.events, ask.expected) })));
  const saved = outcomes.filter((one): one is typeof one & { outcome: Saved } => one.outcome !== 'conflict');
  const log = (await store.readAll({ after: start, limit: 1_000 }));
  expect(ids(log).sort()).toEqual(saved.flatMap(({ events }) => ids(events)).sort());
  for (const { name, events, expected, outcome } of saved) {
    const there = (await store.readStream(name)).slice(expected, expected + events.length);
    expect(ids(there)).toEqual(ids(events));
    expect(outcome).toEqual({ revision: there.at(-1)?.revision, position: there.at(-1)?.position });
  }
}

describe(`any history (seed ${seed})`, () => {
  let postgres: Postgres;
  let persistent: PostgresEventStore;
  beforeAll(async () => {
    postgres = await startPostgres();
    await migrate(postgres.url);
    persistent = new PostgresEventStore(postgres.url);
  });
  afterAll(async () => {
    await persistent.close();
    await postgres.stop();
  });
  const engines = [
    { engine: 'in memory', open: () => new InMemoryEventStore(), numRuns: 200 },
    { engine: 'in PostgreSQL', open: () => persistent, numRuns: 40 },
  ];

  it.each(engines)('is kept as a plain list would keep it, $engine', async ({ open, numRuns }) => {
    await fc.assert(fc.asyncProperty(steps, (some) => behavesLikeTheModel(open(), some)), { seed, numRuns });
  });

  it.each(engines)('is kept as it was acknowledged when many write at once, $engine', async ({ open, numRuns }) => {
    await fc.assert(fc.asyncProperty(steps, (some) => keepsItsWordToMany(open(), some)), { seed, numRuns });
  });
});

type Move = Command<'Pay', { purse: string; pence: number }> | Command<'Earn', { purse: string; pence: number }>;
type Moved = Event<'Paid', { pence: number }> | Event<'Earned', { pence: number }>;
const purse: Decider<number, Move, Moved> = {
  initialState: 0,
  streamOf: ({ purse }) => purse,
  decide: {
    Pay({ pence }, left) {
      if (pence > left) throw new Refusal('not-enough', 'There is not so much in the purse');
      return [{ type: 'Paid', data: { pence } }];
    },
    Earn: ({ pence }) => [{ type: 'Earned', data: { pence } }],
  },
  evolve: { Paid: (left, { data }) => left - data.pence, Earned: (left, { data }) => left + data.pence },
};

describe(`a folded stream that is remembered (seed ${seed})`, () => {
  const at = '2027-04-01T09:00:00.000Z';
  const sender = (commandId: string) => ({
    commandId, actor: 'ann', role: 'r', authority: 'a', organisationId: 'o', correlationId: 'c', causationId: 'c',
  });
  const move = fc.record({
    process: fc.nat(2), kind: fc.constantFrom('Pay' as const, 'Earn' as const, 'look' as const),
    pence: fc.integer({ min: 1, max: 9 }), id: fc.nat(30),
  });

  it('is the same as one folded from the start, and never says a no that the log does not bear out', async () => {
    await fc.assert(fc.asyncProperty(fc.array(move, { maxLength: 60 }), async (moves) => {
      const [store, upcasters] = [new InMemoryEventStore(), new Upcasters()];
      const processes = [0, 1, 2].map(() => {
        const streams = new Streams(store, upcasters);
        return { streams, handler: new ExecuteHandler(store, streams, upcasters, 'key') };
      });
      const history = async () => await store.readStream('purse') as readonly Recorded<Moved>[];
      for (const { process, kind, pence, id } of moves) {
        const { streams, handler } = processes[process]!;
        const left = fold(purse, await history());
        if (kind === 'look') {
          expect(await streams.load(purse, 'purse')).toEqual({ state: left, revision: (await history()).length });
          continue;
        }
        const message = new Execute(purse, { type: kind, purse: 'purse', pence, at }, sender(`${kind} ${pence} ${id}`));
        const answer = await handler.execute(message as never).catch((error: unknown) => error);
        if (answer instanceof Refusal) expect([kind, pence > left]).toEqual(['Pay', true]);
        else expect(answer).toMatchObject({ position: expect.any(String) as string });
      }
      expect(fold(purse, await history())).toBeGreaterThanOrEqual(0);
    }), { seed, numRuns: 200 });
  });
});
