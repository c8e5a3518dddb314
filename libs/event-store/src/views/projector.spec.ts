import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import type { Event } from '#kernel';
import { type Postgres, startPostgres } from '#postgres';
import { EventStore, type NewEvent, START } from '../event-store.js';
import { noted } from '../noted.fixture.js';
import { EventStoreModule } from '../event-store.module.js';
import { Upcasters } from '../upcasters.js';
import { Checkpoints, schemaOf } from './checkpoints.js';
import { Projection } from './projection.js';
import { Projector } from './projector.js';
import { type Progress, Rebuild } from './rebuild.js';
import { Upkeep } from './upkeep.js';
import type { View } from './view.js';

@Entity('tally')
class Tally {
  @PrimaryColumn('text') id!: string;
  @Column('bigint', { transformer: { to: String, from: Number } }) count!: number;
  @Column('jsonb') voters!: string[];
  @Column('timestamptz', { name: 'last_at', nullable: true }) lastAt!: Date | null;
}
type Voted = Event<'Voted', { motion: string; by: string }>;
type VoteEvent = Voted | Event<'MotionsWithdrawn', { motions: string[] }>;

/** Not idempotent, so that an event that is seen twice shows. */
const tallies: View<Tally, VoteEvent> = {
  name: 'tallies', version: 1, row: Tally,
  key: ({ type, data }) => (type === 'Voted' ? data.motion : data.motions),
  evolve: {
    Voted: (row, { data, metadata }) => ({
      id: data.motion, count: (row?.count ?? 0) + 1, voters: [...(row?.voters ?? []), data.by],
      lastAt: new Date(metadata.effectiveAt),
    }),
    MotionsWithdrawn: () => undefined,
  },
};

describe('projecting events into a view', () => {
  let postgres: Postgres;
  let app: TestingModule;
  const append = async (type: string, ...datas: object[]) => {
    const events = datas.map((data): NewEvent => ({ ...noted(), type, data }));
    const saved = await app.get(EventStore).append(randomUUID(), events, 0);
    if (saved === 'conflict') throw new Error('unexpected');
    return saved.position;
  };
  const vote = (motion: string, times: number) =>
    append('Voted', ...Array.from({ length: times }, (_, i) => ({ motion, by: `v${i % 3}` })));
  const rowsOf = (view: View) =>
    app.get(DataSource).query<object[]>(`SELECT * FROM ${schemaOf(view)}.tally ORDER BY id`);
  const countsOf = async (view: View) => (await rowsOf(view)).map((row) => {
    const { id, count } = row as { id: string; count: string };
    return [id, Number(count)];
  });
  const projectorOf = (view: View) => new Projector(
    app.get(EventStore), app.get(DataSource), app.get(Checkpoints), app.get(Upcasters), app.get(Upkeep), [view], true);
  const shows = async (view: View, position: Awaited<ReturnType<typeof vote>>) =>
    expect(await app.get(Checkpoints).waitFor(view, position, 5_000)).toBe(true);

  beforeAll(async () => {
    postgres = await startPostgres();
    const options = { entities: [], migrations: [], policies: [], commandHashKey: 'key', work: true };
    const module = EventStoreModule.for({ url: postgres.url, views: [tallies], ...options });
    app = await Test.createTestingModule({ imports: [module] }).compile();
    app.useLogger(false); // the trouble is on purpose
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await postgres.stop();
  });

  it('counts every event once, with two projectors at work', async () => {
    const second = projectorOf(tallies);
    await second.onApplicationBootstrap();
    for (let i = 0; i < 50; i++) await vote(`motion-${i % 3}`, 20);
    await shows(tallies, await vote('motion-0', 1));
    await second.onModuleDestroy();
    expect(await countsOf(tallies)).toEqual([['motion-0', 341], ['motion-1', 340], ['motion-2', 320]]);
  });

  it('takes rows away, several by one event, and can make them again', async () => {
    await append('Voted', ...['x', 'y'].map((motion) => ({ motion, by: 'ann' })));
    await append('MotionsWithdrawn', { motions: ['x', 'y', 'never-there'] });
    await shows(tallies, await vote('y', 2));
    expect((await countsOf(tallies)).slice(-2)).toEqual([['motion-2', 320], ['y', 2]]);
  });

  it('makes the same rows again in another version', async () => {
    const next = { ...tallies, version: 2 };
    const position = await vote('motion-3', 1);
    const rebuilding = projectorOf(next);
    await rebuilding.onApplicationBootstrap();
    for (const view of [tallies, next]) await shows(view, position);
    await rebuilding.onModuleDestroy();
    expect(await rowsOf(next)).toEqual(await rowsOf(tallies));
  });

  it.each([0, 1, 2, 100])('makes the same rows page by page, with %i of them kept in mind', async (remember) => {
    const [db, store] = [app.get(DataSource), app.get(EventStore)];
    const schema = `tallies_with_${remember}`;
    await app.get(Checkpoints).prepare(tallies, schema);
    const projection = new Projection(db, app.get(Upcasters), tallies, new Set(), schema, remember);
    let after = START;
    for (let page = await store.readAll({ after, limit: 3 }); page.length > 0;
      page = await store.readAll({ after, limit: 3 })) {
      expect(await projection.project(page, after)).toBe(true);
      after = page.at(-1)!.position;
    }
    await shows(tallies, after);
    expect(await db.query(`SELECT * FROM ${schema}.tally ORDER BY id`)).toEqual(await rowsOf(tallies));
  });

  it('makes the same rows again in the same version while votes come in, and goes on from there', async () => {
    await shows(tallies, await vote('motion-4', 3_000));
    const before = await rowsOf(tallies);
    await app.get(DataSource).query(`UPDATE ${schemaOf(tallies)}.tally SET count = 0`); // a wrong row is put right
    const [progress, stopping] = [[] as Progress[], new AbortController()];
    const voting = (async () => {
      let [last, votes] = [await vote('motion-5', 1), 1];
      for (; !stopping.signal.aborted; votes++) last = await vote('motion-5', 1);
      return { last, votes };
    })();
    await app.get(Rebuild).run(tallies, (step) => progress.push(step)).finally(() => stopping.abort());
    const { last, votes } = await voting;
    await shows(tallies, last);
    const rows = await rowsOf(tallies) as { id: string }[];
    expect(rows.filter(({ id }) => id !== 'motion-5')).toEqual(before);
    expect(rows.find(({ id }) => id === 'motion-5')).toMatchObject({ count: String(votes) });
    expect(progress.at(-1)?.events).toBe(progress.at(-1)?.total);
  });

  it('lets one rebuild of a view run at a time', async () => {
    const outcomes = await Promise.allSettled([app.get(Rebuild).run(tallies), app.get(Rebuild).run(tallies)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  describe('that it cannot digest', () => {
    const cases = [
      { name: 'the code throws', version: 3, evolve: { Voted: () => { throw new Error('bad vote'); } } },
      { name: 'the database refuses the row', version: 4, evolve: {
        Voted: (_: unknown, { data }: { data: { motion: string } }) =>
          ({ id: data.motion, count: NaN, voters: [] }) } },
    ];
    it.each(cases)('stops before that event, says so to everybody and lets others go on: $name', async (allergy) => {
      const motion = `allergy-${allergy.version}`;
      const isBad = ({ data }: { data: object }) => (data as { motion: string }).motion === motion;
      const evolve = (row: unknown, event: { data: { motion: string } }, key: string) =>
        (isBad(event) ? allergy.evolve.Voted(row, event) : tallies.evolve.Voted(row as Tally, event as never, key));
      const allergic = { ...tallies, version: allergy.version, evolve: { ...tallies.evolve, Voted: evolve } } as View;
      const good = await vote('motion-6', 1);
      const [fine, poison] = [{ motion: 'motion-6', by: 'z' }, { motion, by: 'z' }];
      const bad = await append('Voted', fine, poison, fine);
      const stopping = projectorOf(allergic);
      await stopping.onApplicationBootstrap();
      await shows(allergic, good);
      await shows(tallies, bad);
      expect(await app.get(Checkpoints).waitFor(allergic, bad, 300)).toBe(false);
      const error = expect.stringContaining('Voted') as string;
      expect(await stopping.health()).toMatchObject([{ name: 'tallies', lag: 2, error }]);
      expect(await app.get(Projector).health()).toEqual([{ name: 'tallies', version: 1, position: bad, lag: 0 }]);
      await stopping.onModuleDestroy();
    });
  });

  it('goes on past one event when a person says so, on the record, and is made again just so', async () => {
    const [fine, poison] = [{ motion: 'motion-7', by: 'z' }, { motion: 'allergy-6', by: 'z' }];
    const evolve: typeof tallies.evolve.Voted = (row, event, key) => {
      if (event.data.motion === poison.motion) throw new Error('bad vote');
      return tallies.evolve.Voted(row, event, key);
    };
    const allergic = { ...tallies, version: 6, evolve: { ...tallies.evolve, Voted: evolve } };
    const last = await append('Voted', fine, poison, fine, poison, fine);
    const [stopping, sender] = [projectorOf(allergic), { ...noted().metadata, actor: 'operator' }];
    await stopping.onApplicationBootstrap();
    const skipNext = async () => {
      while (!(await app.get(Upkeep).poisonOf(allergic))) await setTimeout(20);
      return app.get(Upkeep).skip(allergic, { _sd: 'why' }, { ...sender, commandId: randomUUID() });
    };
    const first = await skipNext();
    expect(await app.get(Checkpoints).waitFor(allergic, first.position, 5_000)).toBe(true);
    const second = await skipNext();
    expect(second.revision - first.revision).toBe(2);
    await shows(allergic, last);
    expect(await countsOf(allergic)).toContainEqual(['motion-7', 3]);
    const [live, record] = [await rowsOf(allergic), await app.get(EventStore).readStream('view-tallies')];
    await app.get(Rebuild).run(allergic);
    expect(await rowsOf(allergic)).toEqual(live);
    expect(record.map(({ data }) => data)).toMatchObject([first, second].map(({ id: eventId, type: eventType }) =>
      ({ view: 'tallies', version: 6, eventId, eventType, reason: { _sd: 'why' } })));
    expect(record.map(({ metadata }) => metadata.actor)).toEqual(['operator', 'operator']);
    await expect(app.get(Upkeep).skip(allergic, { _sd: 'why' }, sender)).rejects.toMatchObject({ rule: 'not-stopped' });
    await stopping.onModuleDestroy();
  });

  it('refuses to go on from a place that the log does not have', async () => {
    const ahead = { ...tallies, version: 5 };
    await app.get(Checkpoints).prepare(ahead);
    await app.get(DataSource).query(`UPDATE ${schemaOf(ahead)}.checkpoint SET position = '999999999'`);
    const stopping = projectorOf(ahead);
    await stopping.onApplicationBootstrap();
    await stopping.onModuleDestroy();
    expect(await rowsOf(ahead)).toEqual([]);
  });

  it('knows START as reached', async () => {
    expect(await app.get(Checkpoints).waitFor(tallies, START)).toBe(true);
  });
});
