export { openDatabase } from './open-database.js';
export type { Opening } from './persistent.js';
export type { Postgres } from './server.js';
export { startPostgres } from './temporary.js';
