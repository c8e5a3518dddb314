export { reachPostgres } from './external.js';
export { openPostgres } from './persistent.js';
export type { Postgres } from './server.js';
export { startPostgres } from './temporary.js';
