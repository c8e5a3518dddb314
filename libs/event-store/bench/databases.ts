import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '#event-store';

async function connected(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/** May set the server's settings. On the embedded server it has the app's password; elsewhere there is none. */
export const superuser = (url: string) =>
  connected(Object.assign(new URL(url), { username: 'postgres' }).href).catch(() => undefined);

/**
 * A log of its own on the same server, so that what was measured before is not in the way. It is gone afterwards.
 * On a server of your own the account in DATABASE_URL must be allowed to make databases.
 */
export async function* inNewDatabase<Out>(url: string, use: (url: string) => AsyncGenerator<Out>): AsyncGenerator<Out> {
  const [address, name] = [new URL(url), `bench_${randomUUID().slice(0, 8)}`];
  const admin = await superuser(url) ?? await connected(url);
  await admin.query(`CREATE DATABASE ${name} OWNER "${decodeURIComponent(address.username)}"`);
  try {
    const own = Object.assign(address, { pathname: `/${name}` }).href;
    await migrate(own);
    yield* use(own);
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}
