import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { startPostgres } from '#postgres';
import { App } from './support/app.js';
import { readLog } from './support/audit.js';
import { atLeast, counted, exactly, type Fault } from './support/fault.js';
import { addedUp, different, liveAndRebuilt } from './support/view-rows.js';
import { viewIsAt, whereTheViewIs } from './support/view-position.js';
import { type Trap, Wire } from './support/wire.js';
import { Writers } from './support/writers.js';

const rows = 'json_populate_recordset';
/** Where the projector is when it is killed; at every fourth kill it is wherever it happens to be. */
const points: readonly Trap[] = [
  { name: 'half of the rows are sent', contains: [rows], lets: 'half' },
  { name: 'rows are written, not committed', after: rows, contains: ['COMMIT'], lets: 'nothing' },
  { name: 'committed, not told', after: rows, contains: ['COMMIT'], lets: 'answered' },
];

export const projectorKilled: Fault = {
  title: 'a view whose projector is killed again and again has the rows that it has when it is made from the log',
  short: points.length,
  full: (kills) => Math.ceil(kills / 2),
  async run(times) {
    const postgres = await startPostgres();
    const wire = await Wire.to(postgres.url);
    const web = await App.start(postgres.url, 'web');
    const writers = new Writers(2, () => web, { pause: 10 });
    try {
      writers.start();
      for (let i = 0; i < times; i++) {
        await killOneAt(points[i % (points.length + 1)], wire, postgres.url);
        writers.strike();
      }
      await writers.stop();
      return [
        counted('kills of the projector', times, 'kills'),
        counted('of these in the middle of a transaction', wire.caught, 'kills'),
        ...await compared(postgres.url),
      ];
    } finally {
      writers.abandon();
      await web.kill();
      await wire.close();
      await postgres.stop();
    }
  },
};

/** A projector that does some work, and is then killed; at some point where none is given. */
async function killOneAt(point: Trap | undefined, wire: Wire, url: string) {
  const before = await whereTheViewIs(url);
  const projector = await App.start(wire.url);
  try {
    await viewIsAt(url, before + 1);
    await (point ? wire.catch(point) : setTimeout(randomInt(100)));
  } finally {
    await projector.kill();
  }
}

/** One last projector does what is left to do. */
async function compared(url: string) {
  const log = await readLog(url);
  const projector = await App.start(url);
  await viewIsAt(url, log.length).finally(() => projector.kill());
  const { live, rebuilt } = await liveAndRebuilt(url);
  return [
    atLeast(1, 'events', log.length, 'events'), atLeast(1, 'rows', live.length, 'rows'),
    exactly(0, 'rows that differ once made again', different(live, rebuilt), 'rows'),
    exactly(0, 'rows that differ from the events added up', different(live, addedUp(log)), 'rows'),
  ];
}
