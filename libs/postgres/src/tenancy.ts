import type { Client } from 'pg';
import { type Cluster, dataOf } from './cluster.js';
import { stopPostmaster } from './postmaster.js';
import { until } from './until.js';

/** `app` is alone on its data; a `command` works beside it, or where none runs. */
export type Tenant = 'app' | 'command';

/** Advisory locks: they end with the process that holds them, however it ends. */
const HOUSE = 0x6d6f6f74; // "moot"
const IN_USE = 1;
const APP = 2;
/** A killed app's connection takes a moment to end. */
const PATIENCE = { seconds: 3 };

/**
 * Says that this process uses the server, until `leave`.
 * @returns false where the server is about to stop, so that another has to be started
 * @throws where another app runs on the same data
 */
export async function enter(client: Client, tenant: Tenant): Promise<boolean> {
  if (!(await lock(client, 'pg_try_advisory_lock_shared', IN_USE))) return false;
  if (tenant === 'command' || await until(() => lock(client, 'pg_try_advisory_lock', APP), PATIENCE)) return true;
  throw new Error(`Moothall already runs on this DATA_DIR (${await holder(client)}). ` +
    'Stop it first, or give this one a DATA_DIR of its own.');
}

/** Whoever leaves last stops the server, whoever started it. */
export async function leave(client: Client, cluster: Cluster): Promise<void> {
  client.on('error', () => undefined); // it is cut off when the server stops
  const last = await isLast(client).catch(() => true);
  if (last) await stopPostmaster(dataOf(cluster), 'fast');
  await client.end().catch(() => undefined);
}

/** From here on, nobody can enter. */
async function isLast(client: Client) {
  await client.query('SELECT pg_advisory_unlock_shared($1, $2)', [HOUSE, IN_USE]);
  return lock(client, 'pg_try_advisory_lock', IN_USE);
}

async function lock(client: Client, how: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared', what: number) {
  const { rows } = await client.query<{ held: boolean }>(`SELECT ${how}($1, $2) AS held`, [HOUSE, what]);
  return rows[0]!.held;
}

async function holder(client: Client) {
  const { rows } = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND classid = $1 AND objid = $2 AND granted`, [HOUSE, APP]);
  return rows[0]?.name.replace('moothall', 'process') ?? 'it is just ending';
}
