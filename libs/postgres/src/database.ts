import type { Client } from 'pg';
import { type Cluster, passwordOf } from './cluster.js';

/** Moothall's database, and the role that owns it and nothing else: the app is never a superuser. */
export const DATABASE = 'moothall';

export async function makeDatabase(admin: Client, cluster: Cluster) {
  const password = admin.escapeLiteral(await passwordOf(cluster));
  const has = async (query: string) => (await admin.query(query, [DATABASE])).rows.length > 0;
  await admin.query("SELECT pg_advisory_lock(hashtext('make the database'))"); // two may start at once
  if (!(await has('SELECT 1 FROM pg_roles WHERE rolname = $1')))
    await admin.query(`CREATE ROLE ${DATABASE} LOGIN PASSWORD ${password}`);
  if (!(await has('SELECT 1 FROM pg_database WHERE datname = $1')))
    await admin.query(`CREATE DATABASE ${DATABASE} OWNER ${DATABASE}`);
  await admin.query("SELECT pg_advisory_unlock(hashtext('make the database'))");
}
