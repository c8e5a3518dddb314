import { counted, type Fault } from './support/fault.js';
import { killPostgres } from './support/killing-postgres.js';

export const postgresKilled: Fault = {
  title: 'a PostgreSQL of which every process is killed under 8 writers loses nothing that was said to be saved',
  short: 3,
  full: (kills) => kills,
  async run(times) {
    const { audit, processes } = await killPostgres(times);
    return [
      counted('kills of all of PostgreSQL', times, 'kills'), counted('processes killed', processes, 'processes'),
      ...audit.figures(),
    ];
  },
};
