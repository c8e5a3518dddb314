import { Client } from 'pg';
import { reachPostgres } from './external.js';
import { type Postgres, startPostgres } from './index.js';

describe('the PostgreSQL at DATABASE_URL', () => {
  let postgres: Postgres;
  const url = (change: Partial<URL>) => Object.assign(new URL(postgres.url), change).href;

  beforeAll(async () => {
    postgres = await startPostgres();
    const client = new Client({ connectionString: url({ username: 'postgres', pathname: '/postgres' }) });
    await client.connect();
    await client.query("CREATE DATABASE ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0");
    await client.end();
  });
  afterAll(() => postgres.stop());

  it('is used as it is, and not stopped', async () => {
    const reached = await reachPostgres(postgres.url);
    await reached.stop();
    await expect(reachPostgres(postgres.url)).resolves.toMatchObject({ url: postgres.url });
  });

  it('is refused where it could not keep every name as it is written', () =>
    expect(reachPostgres(url({ pathname: '/ascii' }))).rejects.toThrow(
      /^DATABASE_URL: 127\.0\.0\.1:\d+\/ascii keeps its text in SQL_ASCII; make a database with ENCODING 'UTF8'$/));

  it('is named without its password where it does not let us in', async () => {
    const refusal = await reachPostgres(url({ password: 'guess-of-mine' })).catch(String);
    expect(refusal).toMatch(/127\.0\.0\.1:\d+\/moothall does not let us in: password authentication failed/);
    expect(refusal).not.toContain('guess-of-mine');
  });

  it('is named where nothing answers', () =>
    expect(reachPostgres(url({ port: '1' }))).rejects.toThrow(
      'DATABASE_URL: 127.0.0.1:1/moothall does not let us in: connect ECONNREFUSED'));
});
