import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { Policies1790000000100 } from './policies/policies.migration.js';
import { Log1790000000000 } from './postgres/log.migration.js';

export type Migration = new () => MigrationInterface;

/** The tables of the log and of the policies. */
export const eventStoreMigrations: readonly Migration[] = [Log1790000000000, Policies1790000000100];

/** Any number that no other lock has. */
const lock = 7_065_687;

/**
 * Brings the database up to date: first the log, then what others bring. Processes that start at once take turns.
 * Views are not made here, since they can be made again at any time (`Checkpoints`).
 */
export async function migrate(url: string, migrations: readonly Migration[] = []) {
  const turn = new Client({ connectionString: url });
  await turn.connect();
  try {
    await turn.query('SELECT pg_advisory_lock($1)', [lock]);
    const db = new DataSource({
      type: 'postgres', url, migrations: [...new Set([...eventStoreMigrations, ...migrations])],
      migrationsTableName: 'migration', extra: { max: 1, options: '-c search_path=public' },
    });
    await db.initialize();
    await db.runMigrations({ transaction: 'each' }).finally(() => db.destroy());
  } finally {
    await turn.end();
  }
}
