import { Client } from 'pg';
import { type Postgres, startPostgres } from '#postgres';
import { keepsTheContract } from '../event-store.contract.js';
import { noted } from '../noted.fixture.js';
import { START } from '../event-store.js';
import { migrate } from '../migrate.js';
import { PostgresEventStore } from './postgres.event-store.js';

describe('the Postgres event store', () => {
  let postgres: Postgres;
  let admin: Client;
  const stores: PostgresEventStore[] = [];
  const another = () => stores[stores.push(new PostgresEventStore(postgres.url)) - 1]!;

  /** Each test has a log of its own; two processes may start at once. */
  const open = async () => {
    await admin.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await Promise.all([migrate(postgres.url), migrate(postgres.url)]);
    return another();
  };

  beforeAll(async () => {
    postgres = await startPostgres();
    admin = new Client({ connectionString: postgres.url });
    await admin.connect();
  });
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
  afterAll(async () => {
    await admin.end();
    await postgres.stop();
  });

  keepsTheContract(open);

  it.each([
    "UPDATE event SET data = '{}'", 'DELETE FROM event', 'TRUNCATE event', 'DELETE FROM event_counter',
    'TRUNCATE event_counter',
  ])('refuses %s, and no fact changes', async (statement) => {
    const store = await open();
    await store.append('s', [noted('first')], 0);
    await expect(admin.query(statement)).rejects.toThrow(/only grows|permission denied/);
    await admin.query('GRANT ALL ON event TO CURRENT_USER'); // an owner can do that, and still
    await expect(admin.query(statement)).rejects.toThrow('only grows');
    expect(await store.readStream('s')).toMatchObject([{ data: { note: 'first' } }]);
  });

  it('lets an app that does not own the log only append and read', async () => {
    await open();
    const asSuperuser = Object.assign(new URL(postgres.url), { username: 'postgres' }).href;
    const superuser = new Client({ connectionString: asSuperuser });
    await superuser.connect();
    await superuser.query("CREATE ROLE app LOGIN PASSWORD 'app'");
    await superuser.end();
    const url = Object.assign(new URL(postgres.url), { username: 'app', password: 'app' }).href;
    await migrate(url, [], postgres.url);
    const store = stores[stores.push(new PostgresEventStore(url)) - 1]!;
    await Promise.all([1, 2, 3].map((i) => store.append(`s${i}`, [noted()], 0))); // alone and together
    expect(await store.readAll({ after: START, limit: 10 })).toHaveLength(3);
    const app = new Client({ connectionString: url });
    await app.connect();
    const forbidden = [
      'INSERT INTO event SELECT * FROM event', "UPDATE event SET data = '{}'", 'DELETE FROM event', 'TRUNCATE event',
      'ALTER TABLE event DISABLE TRIGGER ALL', 'DROP TABLE event', 'UPDATE event_counter SET head = 0',
    ];
    for (const statement of forbidden)
      await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    await migrate(url); // a process that only answers the web starts with the app's own account
    await app.end();
  });

  it('appends by its own rules, whatever operators its caller brings along', async () => {
    const store = await open();
    await store.append('s', [noted()], 0);
    await admin.query(`
      CREATE SCHEMA deceit;
      CREATE FUNCTION deceit.never(int, int) RETURNS boolean LANGUAGE sql AS 'SELECT false';
      CREATE OPERATOR deceit.<> (LEFTARG = int, RIGHTARG = int, FUNCTION = deceit.never);
      SET search_path = deceit, pg_catalog, public`);
    const { rows } = await admin.query<{ position: string | null }>(
      "SELECT append_event('s', 0, gen_random_uuid(), 'Noted', 1, '{}', '{}') AS position");
    await admin.query('RESET search_path; DROP SCHEMA deceit CASCADE');
    expect(rows).toEqual([{ position: null }]);
    expect(await store.readStream('s')).toHaveLength(1);
  });

  it('numbers the events without gaps, conflicts or not', async () => {
    const store = await open();
    await Promise.all(Array.from({ length: 300 }, (_, i) => store.append(`s${i % 40}`, [noted(), noted()], 0)));
    const { rows } = await admin.query<{ position: string }>('SELECT position FROM event ORDER BY position');
    expect(rows.map(({ position }) => Number(position))).toEqual(rows.map((_, i) => i + 1));
    expect(rows).toHaveLength(80);
  });

  it('hears of what another process appends', async () => {
    const [store, other] = [await open(), another()];
    const stopping = new AbortController();
    const pages = store.subscribe({ after: await store.head(), signal: stopping.signal })[Symbol.asyncIterator]();
    const next = pages.next();
    await other.append('s', [noted('from afar')], 0);
    expect((await next).value).toMatchObject([{ data: { note: 'from afar' } }]);
    stopping.abort();
  });

  it('lets appends that follow each other in one stream go one after the other', async () => {
    const store = await open();
    const asked = Array.from({ length: 20 }, (_, i) => store.append('s', [noted(String(i))], i));
    expect(await Promise.all(asked)).toMatchObject(asked.map((_, i) => ({ revision: i + 1 })));
  });

  it('saves the good ones where one of a batch cannot be saved', async () => {
    const store = await open();
    const first = store.append('a', [noted()], 0); // goes alone, so that the rest travel together
    const bad = store.append('b', [noted('', 'not-a-uuid')], 0);
    const good = store.append('c', [noted()], 0);
    await expect(bad).rejects.toThrow('uuid');
    expect([await first, await good]).toMatchObject([{ revision: 1 }, { revision: 1 }]);
  });
});
