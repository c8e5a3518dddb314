export { type Postgres, startPostgres } from './temporary.js';
