import { DataSource } from 'typeorm';
import { migrate } from '#event-store';
import { transparencyMigrations } from '#transparency';
import { inNewDatabase } from '../../event-store/bench/databases.js';

/** A log of its own with the tables of the public log, and a connection. It is gone afterwards. */
export const inNewLog = <Out>(
  at: string, use: (url: string, db: DataSource) => AsyncGenerator<Out>,
): AsyncGenerator<Out> => inNewDatabase(at, (url) => within(url, use));

async function* within<Out>(url: string, use: (url: string, db: DataSource) => AsyncGenerator<Out>) {
  await migrate(url, transparencyMigrations);
  const db = await new DataSource({ type: 'postgres', url, extra: { options: '-c search_path=public' } }).initialize();
  try {
    yield* use(url, db);
  } finally {
    await db.destroy();
  }
}
