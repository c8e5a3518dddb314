import { startPostgres } from '#postgres';
import { App } from './support/app.js';
import { Audit, readLog } from './support/audit.js';
import { exactly, type Fault } from './support/fault.js';
import { type Trap, Wire } from './support/wire.js';
import { Writers } from './support/writers.js';

const batch = ['append-events', 'account-'];
/** Where the app is when it is killed, with up to 8 commands in hand. */
const points: readonly Trap[] = [
  { name: 'decided, not sent to the log yet', contains: ['append-event'], lets: 'nothing' },
  { name: 'half of a batch is sent', contains: batch, lets: 'half' },
  { name: 'a batch is being saved', contains: batch, lets: 'everything' },
  { name: 'saved, the answer has not come back', contains: ['append-event'], lets: 'answered' },
  { name: 'a batch is saved, its answers have not come back', contains: batch, lets: 'answered' },
];

export const appKilled: Fault = {
  title: 'an app that is killed with commands in hand loses none that it said was saved, and repeats none',
  short: points.length,
  full: (kills) => kills,
  async run(times) {
    const postgres = await startPostgres(); // only the app dies here
    const wire = await Wire.to(postgres.url);
    let app = App.start(wire.url);
    const writers = new Writers(8, () => app);
    try {
      writers.start();
      for (let i = 0; i < times; i++) {
        await writers.getAnswers(20);
        await wire.catch(points[i % points.length]!);
        await (await app).kill();
        writers.strike(500);
        await (app = App.start(wire.url));
      }
      await writers.stop();
      const figures = new Audit(await readLog(postgres.url), writers.wishes).figures();
      return [exactly(times, 'kills', wire.caught, `kills at ${points.length} points`), ...figures];
    } finally {
      writers.abandon();
      await app.then((last) => last.kill(), () => undefined); // it may not have started
      await wire.close();
      await postgres.stop();
    }
  },
};
