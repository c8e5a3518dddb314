import { reachPostgres } from './external.js';
import { openPostgres, type Opening } from './persistent.js';
import type { Postgres } from './server.js';

/** The PostgreSQL at DATABASE_URL, or, without one, that in DATA_DIR. */
export const openDatabase = (
  { databaseUrl, ...opening }: Opening & Readonly<{ databaseUrl: string | undefined }>,
): Promise<Postgres> => databaseUrl === undefined ? openPostgres(opening) : reachPostgres(databaseUrl);
