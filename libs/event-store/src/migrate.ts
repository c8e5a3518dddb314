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
 * @param ownerUrl the account that owns the tables, where that is not the app's own: then the app can only append to
 * and read the log, and nothing that it might be tricked into can change what happened
 */
export async function migrate(url: string, migrations: readonly Migration[] = [], ownerUrl = url) {
  const turn = new Client({ connectionString: ownerUrl });
  await turn.connect();
  try {
    await turn.query('SELECT pg_advisory_lock($1)', [lock]);
    const db = new DataSource({
      type: 'postgres', url: ownerUrl, migrations: [...new Set([...eventStoreMigrations, ...migrations])],
      migrationsTableName: 'migration', extra: { max: 1, options: '-c search_path=public' },
    });
    await db.initialize();
    await db.runMigrations({ transaction: 'each' }).finally(() => db.destroy());
    if (ownerUrl !== url) await admit(turn, await roleOf(url));
  } finally {
    await turn.end();
  }
}

async function roleOf(url: string) {
  const app = new Client({ connectionString: url });
  await app.connect();
  const { rows } = await app.query<{ role: string }>('SELECT quote_ident(current_user) AS role')
    .finally(() => app.end());
  return rows[0]!.role;
}

/** What the app may do with tables that it does not own. */
async function admit(owner: Client, role: string) {
  const { rows } = await owner.query<{ name: string }>('SELECT quote_ident(current_database()) AS name');
  await owner.query(`
    GRANT CREATE ON DATABASE ${rows[0]!.name} TO ${role};
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role};
    REVOKE INSERT, UPDATE, DELETE ON event, event_counter, migration FROM ${role};
    GRANT EXECUTE ON FUNCTION append_event, append_events TO ${role}`);
  for (const table of await onlyGrowing(owner)) await owner.query(`REVOKE UPDATE, DELETE ON ${table} FROM ${role}`);
}

/** What other libraries have put under the trigger of the log. */
async function onlyGrowing(owner: Client) {
  const { rows } = await owner.query<{ name: string }>(`
    SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgfoid = 'refuse_change'::regproc`);
  return rows.map(({ name }) => name);
}
