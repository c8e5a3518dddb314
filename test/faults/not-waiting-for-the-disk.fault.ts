import { atLeast, counted, type Fault } from './support/fault.js';
import { killCarelessPostgres } from './support/killing-postgres.js';

/** The store insists on its setting, so its wish is turned round on the way to PostgreSQL. `no` means `off`. */
const careless = ['synchronous_commit=on', 'synchronous_commit=no'] as const;
/** Otherwise 0.2 s: what a kill takes is then little, and now and then nothing. */
const seldom = 'wal_writer_delay = 10s\nsynchronous_commit = off';

/** The negative control: the same kill, and the same count, on a log that may lose. */
export const notWaitingForTheDisk: Fault = {
  title: 'the same kills do lose answered commands where commits do not wait for the disk, so the count can see a loss',
  short: 1,
  full: (kills) => Math.ceil(kills / 10),
  async run(times) {
    const { acknowledged, lost } = await killCarelessPostgres(times, careless, seldom);
    return [
      counted('kills of all of PostgreSQL', times, 'kills'),
      counted('commands acknowledged', acknowledged, 'commands'),
      atLeast(1, 'acknowledged and lost', lost, 'commands'),
    ];
  },
};
