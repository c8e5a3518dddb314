import { setTimeout } from 'node:timers/promises';
import {
  BeyondTheEnd, type EventStore, type NewEvent, type Position, type Recorded, type Saved, START,
} from './event-store.js';
import { noted } from './noted.fixture.js';

const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);
const notes = (events: readonly Recorded[]) => events.map(({ data }) => (data as { note: string }).note);

/** What every engine promises. `open` gives an empty store of its own. */
export function keepsTheContract(open: () => Promise<EventStore>) {
  let store: EventStore;
  beforeEach(async () => void (store = await open()));

  const append = async (stream: string, events: readonly NewEvent[], expected: number): Promise<Saved> => {
    const saved = await store.append(stream, events, expected);
    if (saved === 'conflict') throw new Error(`${stream} was expected at ${expected}`);
    return saved;
  };
  const many = (count: number) => Array.from({ length: count }, (_, i) => noted(String(i)));
  const all = () => store.readAll({ after: START, limit: 100_000 });

  describe('appending', () => {
    const lengths = [0, 1, 3];
    it.each(lengths.flatMap((length) => [0, 1, 2, 3, 4].map((expected) => ({ length, expected }))))(
      'a stream of $length events, expected at $expected, grows only where that is right',
      async ({ length, expected }) => {
        if (length > 0) await append('s', many(length), 0);
        const [right, two] = [length === expected, many(2)];
        expect(await store.append('s', two, expected) === 'conflict').toBe(!right);
        expect(await store.readStream('s')).toHaveLength(right ? length + 2 : length);
        expect(await all()).toHaveLength(right ? length + 2 : length);
      });

    it('says the revision and position of the last event', async () => {
      const saved = await append('s', many(3), 0);
      expect((await store.readStream('s')).at(-1)).toMatchObject(saved);
      expect(saved.revision).toBe(3);
      expect(await store.head()).toBe(saved.position);
    });

    it('gives back what was written, and adds where and when', async () => {
      const event = { ...noted('“tea” for 5 £, \\ and \u0000 \u001e \n ☕'), schemaVersion: 3 };
      const saved = await append('hall-ä', [event], 0);
      const [read] = await store.readStream('hall-ä');
      expect(read).toEqual({ ...event, stream: 'hall-ä', ...saved, recordedAt: read?.recordedAt });
      expect(new Date(read?.recordedAt ?? '').toISOString()).toBe(read?.recordedAt);
    });

    it('gives the first answer again when the same events come with the same expectation', async () => {
      const [lone, pair] = [[noted()], many(2)];
      const first = await append('s', lone, 0);
      const second = await append('s', pair, 1);
      await append('s', many(1), 3);
      expect(await store.append('s', lone, 0)).toEqual(first);
      expect(await store.append('s', pair, 1)).toEqual(second);
    });

    it('calls other events with a used expectation a conflict, and so more events than were saved', async () => {
      const pair = many(2);
      await append('s', pair, 0);
      expect(await store.append('s', many(2), 0)).toBe('conflict');
      expect(await store.append('s', [...pair, noted()], 0)).toBe('conflict');
    });

    it('refuses what no log should hold', async () => {
      await expect(store.append('s', [], 0)).rejects.toThrow('needs an event');
      await expect(store.append('', many(1), 0)).rejects.toThrow('Not a name');
      await expect(store.append('a\u001eb', many(1), 0)).rejects.toThrow('Not a name');
      await expect(store.append('s', [{ ...noted(), type: 'a\nb' }], 0)).rejects.toThrow('Not a name');
      await expect(store.append('s', many(1), -1)).rejects.toThrow('Not a revision');
      await expect(store.append('s', many(1), 0.5)).rejects.toThrow('Not a revision');
    });
  });

  describe('appending from 64 sides at once', () => {
    it('acknowledges exactly what is there once', async () => {
      const acknowledged: string[] = [];
      await Promise.all(Array.from({ length: 64 }, async (_, writer) => {
        for (let i = 0; i < 10; i++) {
          const [stream, event] = [`s${(writer + i) % 16}`, noted()];
          const { length } = await store.readStream(stream);
          if (await store.append(stream, [event], length) !== 'conflict') acknowledged.push(event.id);
        }
      }));
      expect(ids(await all()).sort()).toEqual(acknowledged.sort());
      expect(acknowledged.length).toBeGreaterThan(64);
    });

    it('lets one win where all expect the same, and tells the others', async () => {
      const outcomes = await Promise.all(many(64).map((event) => store.append('s', [event], 0)));
      expect(outcomes.filter((outcome) => outcome !== 'conflict')).toHaveLength(1);
      expect(await all()).toHaveLength(1);
    });

    it('keeps each stream in its own order inside the one order, and time never runs back', async () => {
      await Promise.all(Array.from({ length: 64 }, async (_, s) => {
        for (let i = 0; i < 5; i++) await append(`s${s}`, many(1 + (i % 3)), [0, 1, 3, 6, 7][i]!);
      }));
      const events = await all();
      for (const [i, event] of events.entries()) {
        const before = events.slice(0, i).findLast(({ stream }) => stream === event.stream);
        expect(event.revision).toBe((before?.revision ?? 0) + 1);
        if (i > 0) expect(store.compare(events[i - 1]!.position, event.position)).toBeLessThan(0);
        if (i > 0) expect(events[i - 1]!.recordedAt <= event.recordedAt).toBe(true);
      }
      expect(events).toHaveLength(64 * 9);
    });
  });

  describe('reading', () => {
    it('knows a missing stream as an empty one, and an empty log', async () => {
      expect([await store.readStream('none'), await all(), await store.head()]).toEqual([[], [], START]);
    });

    it('leaves out the event that it reads after, and stops at the limit', async () => {
      await append('s', many(5), 0);
      expect(notes(await store.readStream('s', { after: 2 }))).toEqual(['2', '3', '4']);
      expect(notes(await store.readStream('s', { after: 1, limit: 2 }))).toEqual(['1', '2']);
      expect(await store.readStream('s', { after: 5 })).toEqual([]);
      const { position } = (await all())[2]!;
      expect(notes(await store.readAll({ after: position, limit: 1 }))).toEqual(['3']);
    });

    it('reads a stream backwards', async () => {
      await append('s', many(5), 0);
      expect(notes(await store.readStream('s', { backwards: true, limit: 2 }))).toEqual(['4', '3']);
      expect(notes(await store.readStream('s', { backwards: true, after: 3 }))).toEqual(['4', '3']);
    });

    it('goes on from every position', async () => {
      for (let i = 0; i < 4; i++) await append(`s${i}`, many(3), 0);
      const events = await all();
      for (const [i, { position }] of events.entries())
        expect(await store.readAll({ after: position, limit: 100 })).toEqual(events.slice(i + 1));
    });

    it('refuses to go on from a place that the log has not reached', async () => {
      const { position } = await append('s', many(2), 0);
      const beyond = String(Number(position) + 1) as Position;
      await expect(store.readAll({ after: beyond, limit: 1 })).rejects.toThrow(BeyondTheEnd);
      const reading = store.subscribe({ after: beyond, signal: new AbortController().signal })[Symbol.asyncIterator]();
      await expect(reading.next()).rejects.toThrow(BeyondTheEnd);
    });
  });

  describe('subscribing', () => {
    const follow = (after: Position, until: number, seen: string[] = []) => {
      const stopping = new AbortController();
      const reading = (async () => {
        for await (const page of store.subscribe({ after, signal: stopping.signal })) {
          seen.push(...ids(page));
          if (seen.length >= until) stopping.abort();
        }
        return seen;
      })();
      return { stopping, reading };
    };

    it('catches up and then follows what happens, without a gap or a repeat', async () => {
      await append('before', many(1_200), 0);
      const { reading } = follow(START, 1_500);
      await Promise.all(Array.from({ length: 30 }, (_, s) => append(`s${s}`, many(10), 0)));
      expect(await reading).toEqual(ids(await all()));
    });

    it('starts after any position', async () => {
      await append('s', many(6), 0);
      const events = await all();
      const { reading } = follow(events[3]!.position, 2);
      expect(await reading).toEqual(ids(events.slice(4)));
    });

    it('gives a slow reader pages of bounded size', async () => {
      await append('s', many(2_000), 0);
      const stopping = new AbortController();
      const sizes: number[] = [];
      for await (const page of store.subscribe({ after: START, signal: stopping.signal })) {
        await setTimeout(1);
        if (sizes.push(page.length) && sizes.reduce((sum, size) => sum + size) === 2_000) stopping.abort();
      }
      expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    });

    it('ends when it is told to, whether it waits or reads', async () => {
      const waiting = follow(START, Infinity);
      await setTimeout(20);
      waiting.stopping.abort();
      expect(await waiting.reading).toEqual([]);
      await append('s', many(1), 0);
      const before = new AbortController();
      before.abort();
      for await (const page of store.subscribe({ after: START, signal: before.signal })) expect(page).toBeUndefined();
    });
  });
}
