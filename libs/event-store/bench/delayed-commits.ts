import { superuser } from './databases.js';
import type { Figure } from './measuring.js';

/**
 * Each commit waits for a millisecond before it is flushed, as it would for a slower disk (`commit_delay`). Only a
 * superuser may set that: on the embedded server it has the same password, elsewhere this is left out.
 */
export async function* withDelayedCommits(
  url: string, measure: () => AsyncGenerator<Figure>,
): AsyncGenerator<Figure> {
  const admin = await superuser(url);
  if (!admin) return console.error('Commits cannot be delayed here: nobody but a superuser may');
  const set = async (microseconds: number) => {
    await admin.query(`ALTER SYSTEM SET commit_delay = ${microseconds}`);
    await admin.query(`ALTER SYSTEM SET commit_siblings = ${microseconds > 0 ? 0 : 5}`);
    await admin.query('SELECT pg_reload_conf()');
  };
  await set(1_000);
  try {
    yield* measure();
  } finally {
    await set(0);
    await admin.end();
  }
}
