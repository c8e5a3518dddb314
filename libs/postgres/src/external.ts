import { Client } from 'pg';
import type { Postgres } from './server.js';

const OLDEST = 15;

/** The PostgreSQL at DATABASE_URL, whoever runs it. @throws with a sentence, without the password, if it will not do */
export async function reachPostgres(url: string): Promise<Postgres> {
  const { host, port, database } = new Client({ connectionString: url });
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  const where = `${host}:${port}/${database}`;
  await client.connect().catch((error: Error) => {
    throw new Error(`DATABASE_URL: ${where} does not let us in: ${error.message}`);
  });
  const fault = await faultOf(client).finally(() => client.end());
  if (fault) throw new Error(`DATABASE_URL: ${where} ${fault}`);
  return { url, stop: async () => undefined };
}

async function faultOf(client: Client) {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding");
  const { version, encoding } = rows[0]!;
  const major = Math.floor(version / 10_000);
  if (major < OLDEST) return `is PostgreSQL ${major}; Moothall needs ${OLDEST} or later`;
  return encoding === 'UTF8' ? undefined : `keeps its text in ${encoding}; make a database with ENCODING 'UTF8'`;
}
