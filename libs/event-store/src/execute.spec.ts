import { type Command, type Decider, type Event, Refusal } from '#kernel';
import { type NewEvent, type Saved, START, UnknownOutcome } from './event-store.js';
import { Execute, ExecuteHandler } from './execute.js';
import { InMemoryEventStore } from './in-memory.event-store.js';
import { Streams } from './streams.js';
import { Upcasters } from './upcasters.js';

type TakeSeats = Command<'TakeSeats', { hall: string; seats: number }>;
type GiveBack = Command<'GiveSeatsBack', { hall: string; seats: number }>;
type SeatEvent = Event<'SeatsTaken', { seats: number }> | Event<'SeatsGivenBack', { seats: number }>;
const hall: Decider<number, TakeSeats | GiveBack, SeatEvent> = {
  initialState: 100,
  streamOf: ({ hall }) => `hall-${hall}`,
  decide: {
    TakeSeats({ seats }, free) {
      if (seats > free) throw new Refusal('full', 'Not enough seats are free');
      return [{ type: 'SeatsTaken', data: { seats } }];
    },
    GiveSeatsBack: ({ seats }) => [{ type: 'SeatsGivenBack', data: { seats } }],
  },
  evolve: {
    SeatsTaken: (free, { data }) => free - data.seats,
    SeatsGivenBack: (free, { data }) => free + data.seats,
  },
};
const at = '2027-04-01T09:00:00.000Z';
const senderOf = (commandId: string, actor = 'ann') => ({
  commandId, actor, role: 'citizen', authority: 'take-seats', organisationId: 'moot', correlationId: commandId,
  causationId: commandId,
});
const take = (seats: number, commandId: string, more: { actor?: string; at?: string } = {}) =>
  new Execute(hall, { type: 'TakeSeats', hall: 'moot', seats, at: more.at ?? at }, senderOf(commandId, more.actor));
const giveBack = (seats: number, commandId: string) =>
  new Execute(hall, { type: 'GiveSeatsBack', hall: 'moot', seats, at }, senderOf(commandId));

/** Somebody else is always a little faster, or the connection breaks before or after the append. */
class TroubledStore extends InMemoryEventStore {
  conflicts = 0;
  reads = 0;
  rivals = 0;
  troubles: ('answer lost' | 'request lost')[] = [];
  override async append(stream: string, events: readonly NewEvent[], expected: number): Promise<Saved | 'conflict'> {
    const trouble = this.troubles.shift();
    if (trouble === 'request lost') throw new UnknownOutcome();
    const rival = { ...events[0]!, metadata: { ...events[0]!.metadata, actor: 'rival' }, data: { seats: 60 } };
    if (this.rivals-- > 0) await super.append(stream, [{ ...rival, id: `rival ${this.rivals}` }], expected);
    const outcome = await super.append(stream, events, expected);
    if (outcome === 'conflict') this.conflicts++;
    if (trouble === 'answer lost') throw new UnknownOutcome();
    return outcome;
  }
  override readStream(...parameters: Parameters<InMemoryEventStore['readStream']>) {
    this.reads++;
    return super.readStream(...parameters);
  }
}

describe('executing a command', () => {
  const setUp = (store = new TroubledStore(), upcasters = new Upcasters()) => {
    const streams = new Streams(store, upcasters);
    const handler = new ExecuteHandler(store, streams, upcasters, 'a key');
    const log = () => store.readAll({ after: START, limit: 1000 });
    const execute = (message: ReturnType<typeof take>) => handler.execute(message as never);
    return { store, log, streams, execute };
  };

  it('says where the facts were written, by whom, by which authority and since when they hold', async () => {
    const { execute, log } = setUp();
    const saved = await execute(take(10, 'c1'));
    const metadata = { ...senderOf('c1'), effectiveAt: at };
    expect(await log()).toMatchObject([{ ...saved, stream: 'hall-moot', schemaVersion: 1, metadata }]);
  });

  it('keeps no plain trace of what was sent, only a keyed hash', async () => {
    const { execute, log } = setUp();
    await execute(take(10, 'c1'));
    const [event] = await log();
    expect(event?.metadata.commandHash).toMatch(/^[\w-]{43}$/);
    const other = new TroubledStore();
    const handler = new ExecuteHandler(other, new Streams(other, new Upcasters()), new Upcasters(), 'another key');
    await handler.execute(take(10, 'c1') as never);
    const [same] = await other.readAll({ after: START, limit: 1 });
    expect(same?.metadata.commandHash).not.toBe(event?.metadata.commandHash);
  });

  describe('that came before', () => {
    it('gives the first answer again, even where it would now be refused', async () => {
      const { execute, log } = setUp();
      const first = await execute(take(60, 'c1'));
      await execute(take(40, 'c2'));
      expect(await execute(take(60, 'c1', { at: '2027-04-01T09:00:01.000Z' }))).toEqual(first);
      expect(await log()).toHaveLength(2);
    });

    it('gives the first answer in another process, too', async () => {
      const { execute, store } = setUp();
      const first = await execute(take(60, 'c1'));
      expect(await setUp(store).execute(take(60, 'c1'))).toEqual(first);
    });

    it('is refused with other content', async () => {
      const { execute, store } = setUp();
      await execute(take(10, 'c1'));
      await expect(execute(take(11, 'c1'))).rejects.toMatchObject({ rule: 'command-id-reused' });
      await expect(setUp(store).execute(take(11, 'c1'))).rejects.toMatchObject({ rule: 'command-id-reused' });
      await expect(execute(giveBack(10, 'c1') as never)).rejects.toMatchObject({ rule: 'command-id-reused' });
    });

    it('is known by what the sender sent, not by what the server made of it', async () => {
      const { execute } = setUp();
      const sending = (seats: number, sent: object) =>
        new Execute(hall, take(seats, 'c1').command, senderOf('c1'), sent);
      const first = await execute(sending(10, { name: 'Ann', seats: 'ten' }));
      expect(await execute(sending(11, { seats: 'ten', name: 'Ann' }) as never)).toEqual(first);
    });

    it('is not mistaken for that of another actor', async () => {
      const { execute } = setUp();
      await execute(take(10, 'c1'));
      expect(await execute(take(10, 'c1', { actor: 'ben' }))).toMatchObject({ revision: 2 });
    });
  });

  describe('while others are at it', () => {
    it('reads on and decides again after a conflict', async () => {
      const { execute, store } = setUp();
      store.rivals = 1;
      expect(await execute(take(40, 'c1'))).toMatchObject({ revision: 2 });
      expect(store.conflicts).toBe(1);
      const second = setUp();
      second.store.rivals = 1;
      await expect(second.execute(take(41, 'c1'))).rejects.toMatchObject({ rule: 'full' });
    });

    it('gives up when the conflicts do not end', async () => {
      const { execute, store } = setUp();
      store.rivals = Infinity;
      await expect(execute(giveBack(1, 'c1') as never)).rejects.toThrow('Too many people');
    });

    it('lets commands to one stream take turns, and reads the stream once', async () => {
      const { execute, store } = setUp();
      const outcomes = await Promise.allSettled(Array.from({ length: 100 }, (_, i) => execute(take(1, `c${i}`))));
      expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(0);
      expect([store.conflicts, store.reads]).toEqual([0, 1]);
    });

    it('never says no from memory: what another process has given back can be taken', async () => {
      const { execute, store } = setUp();
      await execute(take(100, 'c1'));
      await setUp(store).execute(giveBack(30, 'c2'));
      expect(await execute(take(30, 'c3'))).toMatchObject({ revision: 3 });
      await expect(execute(take(1, 'c4'))).rejects.toMatchObject({ rule: 'full' });
    });
  });

  describe('over a line that breaks', () => {
    it.each(['answer lost', 'request lost'] as const)('counts once: %s', async (trouble) => {
      const { execute, store, log } = setUp();
      store.troubles = [trouble, trouble];
      expect(await execute(take(10, 'c1'))).toMatchObject({ revision: 1 });
      expect(await log()).toHaveLength(1);
    });

    it('finds its own facts where others wrote after the answer was lost', async () => {
      const { execute, store, log } = setUp();
      store.troubles = ['answer lost'];
      const [first] = await Promise.all([execute(take(10, 'c1')), setUp(store).execute(take(5, 'c2'))]);
      expect((await log()).find(({ metadata }) => metadata.commandId === 'c1')).toMatchObject(first);
      expect(await log()).toHaveLength(2);
    });

    it('says that it does not know, when the line stays broken', async () => {
      const { execute, store } = setUp();
      store.troubles = Array<'request lost'>(5).fill('request lost');
      await expect(execute(take(10, 'c1'))).rejects.toThrow('do not know whether this was saved');
    });
  });

  it('shows other services the state of a stream and its revision', async () => {
    const { execute, streams } = setUp();
    expect(await streams.load(hall, 'hall-moot')).toEqual({ state: 100, revision: 0 });
    await execute(take(10, 'c1'));
    expect(await streams.load(hall, 'hall-moot')).toEqual({ state: 90, revision: 1 });
  });

  it('folds every fact once, however many look at a stream at the same time', async () => {
    const { store, streams } = setUp();
    await setUp(store).execute(take(10, 'c1'));
    const looks = await Promise.all([1, 2, 3].map(() => streams.load(hall, 'hall-moot')));
    expect(looks).toEqual(Array(3).fill({ state: 90, revision: 1 }));
  });

  describe('on a stream that an older or newer release wrote', () => {
    const chairs = [{ type: 'SeatsTaken', from: 1, up: ({ chairs }: { chairs: number }) => ({ seats: chairs }) }];
    const old = (schemaVersion: number, data: object, type = 'SeatsTaken'): NewEvent => ({
      id: 'e', type, schemaVersion, data, metadata: { ...senderOf('c0'), effectiveAt: at, commandHash: '' },
    });

    it('reads old facts as they would be written today, and writes in the newest version', async () => {
      const { execute, store, log } = setUp(new TroubledStore(), new Upcasters(chairs));
      await store.append('hall-moot', [old(1, { chairs: 70 })], 0);
      await expect(execute(take(31, 'c1'))).rejects.toMatchObject({ rule: 'full' });
      await execute(take(30, 'c2'));
      expect((await log()).map(({ schemaVersion }) => schemaVersion)).toEqual([1, 2]);
    });

    it('stops loudly at a version or a type that it does not know', async () => {
      const [first, second] = [setUp(), setUp()];
      await first.store.append('hall-moot', [old(2, { seats: 1 })], 0);
      await expect(first.execute(take(1, 'c1'))).rejects.toThrow('has version 2; known here are 1 to 1');
      await second.store.append('hall-moot', [old(1, {}, 'SeatsPainted')], 0);
      await expect(second.execute(take(1, 'c1'))).rejects.toThrow('Nothing here handles SeatsPainted');
    });

    it('wants an unbroken chain of versions', () => {
      expect(() => new Upcasters([{ type: 'SeatsTaken', from: 2, up: (data) => data }])).toThrow('from version 1');
    });
  });
});
