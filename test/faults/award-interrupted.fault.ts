import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Recorded } from '#event-store';
import { moments } from '../support/story.js';
import { App } from './support/app.js';
import { readLog } from './support/audit.js';
import { type Awards, readyToAward } from './support/awards.js';
import { eventually } from './support/eventually.js';
import { exactly, type Fault } from './support/fault.js';
import { type Trap, Wire } from './support/wire.js';

/** Where the app is when it is killed: the money of a round is held, and then ... */
const points: readonly Trap[] = [
  { name: 'the award is not written yet', contains: ['append-event', 'GrantAwarded'], lets: 'nothing' },
  { name: 'the policy has not noted what it did', after: 'GrantAwarded', lets: 'nothing',
    contains: ['UPDATE "policy_checkpoint"', 'when-grant-reserved.award-grant'] },
  { name: 'the mail is not in the outbox yet', contains: ['INSERT INTO "outbox"', 'grant-offered'], lets: 'nothing' },
  { name: 'the award is written, nobody was told', contains: ['append-event', 'GrantAwarded'], lets: 'answered' },
  { name: 'the reminder is half sent', contains: ['INSERT INTO "timer"', 'offer-lapses'], lets: 'half' },
];
const pence = 20_000;

export const awardInterrupted: Fault = {
  title: 'an award whose app is killed between holding the money and telling the group is made once, whole',
  short: 1,
  full: (kills) => Math.ceil(kills / 10),
  async run(times) {
    const awards = await readyToAward(times);
    const wire = await Wire.to(awards.url);
    try {
      await interruptAll(awards, wire);
      return [
        exactly(times, 'kills', wire.caught, `kills at ${points.length} points`),
        ...found(await readLog(awards.url), times), ...await brought(awards.url, times),
      ];
    } finally {
      await wire.close();
      await awards.stop();
    }
  },
};

/** The decider sends once more what got no answer, and then, as in a double click, again. */
async function interruptAll({ url, dataDir, decidedBy, applicationIds }: Awards, wire: Wire) {
  let app = await App.startMoothall(wire.url, dataDir, moments.closed);
  try {
    for (const [i, applicationId] of applicationIds.entries()) {
      const wish = { commandId: randomUUID(), decidedBy, applicationId, pence, reasons: 'A clear need' };
      const caught = wire.catch(points[i % points.length]!);
      const unanswered = app.ask(wish).catch(() => undefined);
      await caught;
      await app.kill();
      await unanswered;
      app = await App.startMoothall(wire.url, dataDir, moments.closed);
      for (let click = 0; click < 2; click++) await app.ask(wish);
      await eventually(() => isQuiet(url), 'every policy has done its work');
    }
  } finally {
    await app.kill();
  }
}

async function queried<Row>(url: string, sql: string): Promise<Row> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows[0] as Row;
}

/** What a policy brings about moves the end of the log, so that all have to reach that, too. */
const isQuiet = async (url: string) => (await queried<{ quiet: boolean }>(url,
  'SELECT bool_and(position = head::text) AS quiet FROM policy_checkpoint, event_counter')).quiet;

function found(log: readonly Recorded[], times: number) {
  const of = (wanted: string) => log.filter(({ type }) => type === wanted);
  const awarded = of('GrantAwarded').map(({ stream }) => stream);
  return [
    exactly(times, 'sums reserved', of('GrantReserved').length, 'events'),
    exactly(0, 'sums released', of('GrantReleased').length, 'events'),
    exactly(times, 'grants awarded', awarded.length, 'events'),
    exactly(times, 'groups that were awarded one', new Set(awarded).size, 'groups'),
  ];
}

async function brought(url: string, times: number) {
  const count = (from: string) => queried<{ count: string }>(url, `SELECT count(*) FROM ${from}`);
  const reminders = await count(`timer WHERE name = 'offer-lapses'`);
  const mails = await count(`outbox WHERE template = 'grant-offered'`);
  return [
    exactly(times, 'reminders that the offer lapses', Number(reminders.count), 'reminders'),
    exactly(times, 'mails with the offer', Number(mails.count), 'mails'),
  ];
}
