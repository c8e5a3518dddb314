import type { DataSource } from 'typeorm';
import { type EventStore, InMemoryEventStore, PostgresEventStore, START } from '#event-store';
import { type Ground, ground, leavesIn, noted, sequencerOf, tell } from '../sequenced.fixture.js';
import { handleOf, NO_PREVIOUS, openingOf, parseLeaf } from '../leaf/index.js';
import { leafHash, rootOf } from '../tree/index.js';
import { LogCheck } from './log-check.js';
import { storedRoot } from './stored-hashes.js';

const all = (store: EventStore) => store.readAll({ after: START, limit: 100_000 });

describe('giving each event its leaf', () => {
  let stage: Ground;
  let db: DataSource;
  const stores: PostgresEventStore[] = [];
  beforeAll(async () => void (stage = await ground()));
  beforeEach(async () => void (db = await stage.empty()));
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
  afterAll(() => stage.stop());
  const inPostgres = () => stores[stores.push(new PostgresEventStore(stage.url)) - 1]!;

  /** Each event once, in log order, each the next of its stream; the tree above is the one of these leaves. */
  async function expectWhole(store: EventStore) {
    const [events, leaves, last] = [await all(store), await leavesIn(db), new Map<string, string>()];
    expect(leaves.map((leaf) => leaf.event_id)).toEqual(events.map(({ id }) => id));
    for (const [i, { index, position, bytes, hash }] of leaves.entries()) {
      const event = events[i]!;
      const stream = handleOf(event.stream, stage.keys);
      expect(parseLeaf(bytes)).toEqual({
        index: i, stream, version: event.revision, prev: last.get(stream) ?? NO_PREVIOUS,
        commitment: openingOf(event, stage.keys).commitment,
      });
      expect([Number(index), position, hash]).toEqual([i, event.position, leafHash(bytes)]);
      last.set(stream, hash.toString('hex'));
    }
    expect(await storedRoot(db, leaves.length)).toEqual(rootOf(leaves.map(({ hash }) => hash)));
    return leaves;
  }

  describe.each([['the in-memory engine', () => new InMemoryEventStore()], ['PostgreSQL', inPostgres]])(
    'from %s', (_, open) => {
      it('numbers them without gaps in the order of the log, and goes on where it was', async () => {
        const store = open();
        await tell(store, 300);
        expect(await sequencerOf(store, db, stage).catchUp()).toMatchObject({ size: 300 });
        await tell(store, 300);
        await sequencerOf(store, db, stage).catchUp(); // another process, which remembers no stream
        expect(await expectWhole(store)).toHaveLength(600);
      });

      it('has the tree above in its rows, whatever size the pages had', async () => {
        const [store, sizes] = [open(), [1, 254, 1, 1, 255, 300, 7]];
        for (const size of sizes) await tell(store, size);
        for (const size of sizes) {
          const place = await sequencerOf(store, db, stage).place();
          await sequencerOf(store, db, stage).seal(await store.readAll({ after: place.position, limit: size }), place);
        }
        expect(await expectWhole(store)).toHaveLength(819);
        expect(await db.query('SELECT level, index FROM leaf_node ORDER BY index'))
          .toEqual([0, 1, 2].map((index) => ({ level: 1, index: String(index) })));
      });

      it('writes nothing twice and nothing out of order where two work at once', async () => {
        const store = open();
        await tell(store, 400);
        const others = await Promise.all([1, 2, 3].map(async () => sequencerOf(store, await stage.connect(), stage)));
        const telling = tell(store, 100);
        await Promise.all(others.map((one) => one.catchUp()));
        await telling;
        await Promise.all(others.map((one) => one.catchUp()));
        expect(await expectWhole(store)).toHaveLength(500);
      });
    });

  it('leaves everything whole where it is killed between two steps, and goes on', async () => {
    const store = new InMemoryEventStore();
    await tell(store, 30);
    await sequencerOf(store, db, stage).catchUp();
    await tell(store, 600);
    const steps = ['leaf_sequencer SET size', 'INSERT INTO leaf ', 'INSERT INTO leaf_node', 'COMMIT'];
    for (const step of steps) {
      const dying = await stage.connect();
      killAt(dying, step);
      await expect(sequencerOf(store, dying, stage).catchUp()).rejects.toThrow();
      await expectPlaceIs(30);
    }
    await sequencerOf(store, db, stage).catchUp();
    expect(await expectWhole(store)).toHaveLength(630);
  });

  /** The connection is cut as soon as that statement was sent. */
  function killAt(dying: DataSource, step: string) {
    const make = dying.createQueryRunner.bind(dying);
    dying.createQueryRunner = (mode) => {
      const runner = make(mode);
      const query = runner.query.bind(runner) as (...values: unknown[]) => Promise<unknown>;
      runner.query = (async (text: string, ...rest: unknown[]) => {
        if (!text.includes(step)) return query(text, ...rest);
        const [{ pid }] = await query('SELECT pg_backend_pid() AS pid') as [{ pid: number }];
        if (step !== 'COMMIT') await query(text, ...rest);
        await db.query('SELECT pg_terminate_backend($1)', [pid]);
        return query(text, ...rest);
      }) as typeof runner.query;
      return runner;
    };
  }

  async function expectPlaceIs(size: number) {
    expect(await leavesIn(db)).toHaveLength(size);
    expect(await db.query('SELECT size FROM leaf_sequencer')).toEqual([{ size: String(size) }]);
  }

  it('stops before an event whose stream lacks one, and says which', async () => {
    const store = new InMemoryEventStore();
    await tell(store, 3, 1);
    const [one, , three] = await all(store);
    await expect(sequencerOf(store, db, stage).seal([one!, three!], { size: 0, position: START }))
      .rejects.toThrow(/^Noted .* is number 3 of its stream, and the public log has 1 of it$/);
    await expectPlaceIs(0);
  });

  it.each(['UPDATE leaf SET bytes = bytes', 'DELETE FROM leaf', 'TRUNCATE leaf_node', 'DELETE FROM signed_checkpoint'])(
    'refuses %s', async (statement) => {
      await expect(db.query(statement)).rejects.toThrow(/only grows|permission denied/);
      await db.query('GRANT ALL ON leaf, leaf_node, signed_checkpoint TO CURRENT_USER');
      await expect(db.query(statement)).rejects.toThrow('only grows');
    });

  describe('checking all events against their leaves', () => {
    const found = async (store: EventStore) => {
      const check = new LogCheck(store, db, stage.keys);
      const wrong = [];
      for await (const one of check.mismatches()) wrong.push(one);
      return wrong;
    };
    const asOwner = async (statement: string, ...values: unknown[]) => {
      await db.query('GRANT ALL ON event, leaf TO CURRENT_USER');
      for (const table of ['event', 'leaf']) await db.query(`ALTER TABLE ${table} DISABLE TRIGGER append_only`);
      await db.query(statement, values);
    };
    const telling = async (count: number) => {
      const store = inPostgres();
      await tell(store, count);
      await sequencerOf(store, db, stage).catchUp();
      return store;
    };

    it('finds nothing where nothing was done', async () => expect(await found(await telling(600))).toEqual([]));

    it('finds 500 single bytes that were changed in 500 events, and names each', async () => {
      const store = inPostgres();
      await store.append('many', Array.from({ length: 500 }, (_, i) => noted(`note ${i}`)), 0);
      await sequencerOf(store, db, stage).catchUp();
      const rows = await db.query<{ position: string; data: string; metadata: string }[]>(
        'SELECT position, data::text, metadata::text FROM event ORDER BY position');
      const [seed, next] = seeded();
      process.stdout.write(`The bytes are chosen with the seed ${seed}\n`);
      await asOwner('SELECT 1');
      for (const { position, ...texts } of rows) {
        const column = next(2) === 0 ? 'data' : 'metadata';
        await db.query(`UPDATE event SET ${column} = $1 WHERE position = $2`, [flipped(texts[column], next), position]);
      }
      const wrong = await found(store);
      expect(wrong.map(({ index }) => index)).toEqual(rows.map((_, i) => i));
      expect(wrong[41]).toMatchObject({ what: 'is not what its entry was made from' });
    });

    it('finds two that changed places, and one that is gone', async () => {
      const store = await telling(20);
      await asOwner(`UPDATE event SET position = -position WHERE position IN (5, 6)`);
      await db.query('UPDATE event SET position = 11 + position WHERE position < 0');
      expect((await found(store))[0]).toMatchObject({ index: 4, what: 'is not the event of this entry' });
      await db.query('UPDATE event SET position = -position WHERE position IN (5, 6)');
      await db.query('UPDATE event SET position = 11 + position WHERE position < 0');
      expect(await found(store)).toEqual([]);
      await db.query('DELETE FROM event WHERE position > 18');
      expect(await found(store)).toMatchObject([{ index: 18, what: 'is no longer in the log' }]);
    });

    it('finds a changed time, a leaf that was changed with its hash, and a hash above', async () => {
      const store = await telling(256);
      await asOwner("UPDATE event SET recorded_at = recorded_at + interval '1 ms' WHERE position = 3");
      expect(await found(store)).toMatchObject([{ index: 2, what: 'has another time than its entry' }]);
      await db.query("UPDATE event SET recorded_at = recorded_at - interval '1 ms' WHERE position = 3");
      await db.query("UPDATE leaf SET hash = sha256('x') WHERE index = 7");
      expect(await found(store)).toMatchObject(
        [{ index: 7, what: 'has an entry that is not what its hash says' }, { event: 'The hash 0 at level 1' }]);
    });
  });
});

/** Numbers below a bound, the same for the same seed (mulberry32). */
function seeded(seed = Date.now() % 2 ** 31): [number, (below: number) => number] {
  let state = seed;
  return [seed, (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  }];
}

/** The same text but for one bit of one byte, so that it is still JSON and means something else. */
function flipped(text: string, next: (below: number) => number): string {
  for (;;) {
    const bytes = Buffer.from(text);
    bytes[next(bytes.length)]! ^= 1 << next(7);
    const changed = bytes.toString();
    if (!changed.includes('\u0000') && isOtherJson(changed, text)) return changed;
  }
}

function isOtherJson(changed: string, text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(changed)) !== JSON.stringify(JSON.parse(text));
  } catch {
    return false;
  }
}
