import { Client } from 'pg';
import { type Postgres, startPostgres } from './index.js';

describe('a PostgreSQL for tests', () => {
  let postgres: Postgres;
  beforeAll(async () => void (postgres = await startPostgres()));
  afterAll(() => postgres.stop());

  const ask = async (query: string) => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    return client.query<Record<string, unknown>>(query).then(({ rows }) => rows[0]).finally(() => client.end());
  };

  it('keeps any text in UTF-8', async () => {
    expect(await ask('SHOW server_encoding')).toEqual({ server_encoding: 'UTF8' });
  });

  it('lets the app in without a superuser\'s rights', async () => {
    expect(await ask('SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual({ rolsuper: false });
  });

  it('lets the app make its own tables and schemas', async () => {
    await ask('CREATE SCHEMA halls');
    await ask('CREATE TABLE halls.seats (id int PRIMARY KEY)');
    expect(await ask('INSERT INTO halls.seats VALUES (7) RETURNING id')).toEqual({ id: 7 });
  });
});
