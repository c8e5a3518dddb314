import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { DataSource } from 'typeorm';
import { Configuration } from '#configuration';
import { Checkpoints, EventStore, type NewEvent, type Recorded, Upkeep } from '#event-store';
import { organisations, people } from '#identity';
import { Refusal } from '#kernel';
import { Vault } from '#privacy';
import { type Moothall, register, startMoothall } from '../support/moothall.js';
import { source } from './support/app.js';
import { eventually } from './support/eventually.js';
import { exactly, type Fault, type Figure } from './support/fault.js';

const reason = 'Written by a newer release that we took back; her name is not needed';

export const poisonEvent: Fault = {
  title: 'a view stands still before an event that it cannot digest, until a person lets it go on past that one',
  short: 2,
  full: () => 3,
  async run(times) {
    const moothall = await startMoothall();
    moothall.app.useLogger(false); // the trouble is on purpose
    try {
      await register(moothall, 'Moot Council', 'council', [{ name: 'Olu Adeyemi', role: 'officer' }]);
      for (let i = 0; i < times; i++) await poison(moothall);
      const before = await standsStill(moothall);
      for (let i = 0; i < times; i++) await skip(moothall, i + 1 < times);
      return [...before, ...await goesOn(moothall, times)];
    } finally {
      await moothall.stop();
    }
  },
};

/** As a release of tomorrow would write it: nobody here can read it. */
async function poison({ app }: Moothall) {
  const [id, personId] = [randomUUID(), randomUUID()];
  const event: NewEvent = {
    id, type: 'PersonRegistered', schemaVersion: 9, data: { personId, called: { _sd: 'tomorrow' } },
    metadata: {
      commandId: id, actor: 'ann', role: 'administrator', authority: 'set-up', organisationId: '', correlationId: id,
      causationId: id, effectiveAt: '2027-04-01T09:00:00.000Z', commandHash: '',
    },
  };
  await app.get(EventStore).append(`person-${personId}`, [event], 0);
}

const ask = async ({ url }: Moothall, path: string) => {
  const answer = await fetch(url + path);
  return { status: answer.status, text: await answer.text() };
};
const says = async (moothall: Moothall, words: string) =>
  Number((await ask(moothall, '/sign-in')).text.includes(words));

async function standsStill(moothall: Moothall): Promise<Figure[]> {
  await eventually(async () => (await ask(moothall, '/health/ready')).status === 503, 'health is red');
  const position = await moothall.app.get(EventStore).head();
  await register(moothall, 'Later Council', 'council', []);
  const others = await moothall.app.get(Checkpoints).waitFor(organisations, position, 5_000);
  const { text: report } = await ask(moothall, '/health/ready');
  const { views } = JSON.parse(report) as { views: readonly { name: string; stopped?: true }[] };
  const stopped = views.filter(({ stopped: isStopped }) => isStopped === true).map(({ name }) => name);
  return [
    exactly(503, '/health/ready', (await ask(moothall, '/health/ready')).status, 'HTTP status'),
    exactly(1, 'views that stand still', stopped.filter((name) => name === people.name).length, 'views'),
    exactly(0, 'other views that stand still', stopped.filter((name) => name !== people.name).length, 'views'),
    exactly(1, 'another view shows what came later', Number(others), 'views'),
    exactly(1, 'its pages say that they are behind', await says(moothall, 'This page is behind'), 'pages'),
  ];
}

/** As an operator does it. The next poisonous event stops the view again. */
async function skip(moothall: Moothall, stopsAgain: boolean) {
  const before = await moothall.app.get(Checkpoints).of(people);
  const { code, said } = await command(moothall, 'views', 'skip', people.name, '--reason', reason);
  if (code !== 0) throw new Error(said);
  await eventually(async () => await moothall.app.get(Checkpoints).of(people) !== before, 'the view goes on');
  const wanted = stopsAgain ? 503 : 200;
  await eventually(async () => (await ask(moothall, '/health/ready')).status === wanted, `health is ${wanted}`);
}

async function goesOn(moothall: Moothall, times: number): Promise<Figure[]> {
  const { app } = moothall;
  await register(moothall, 'Last Council', 'council', [{ name: 'Priya Nair', role: 'officer' }]);
  const record = await app.get(EventStore).readStream(`view-${people.name}`);
  const told = await app.get(Vault).reveal(record.map(({ data }) => data));
  const good = record.filter(({ type, metadata }) => type === 'EventSkipped' && metadata.actor === 'operator');
  const ids = new Set(record.map(({ data }: Recorded) => (data as { eventId?: string }).eventId));
  const again = app.get(Upkeep).skip(people, { _sd: '' }, record[0]!.metadata);
  const refusal = await again.then(() => undefined, (error: unknown) => error instanceof Refusal && error.rule);
  return [
    exactly(200, '/health/ready after the last', (await ask(moothall, '/health/ready')).status, 'HTTP status'),
    exactly(0, 'its pages say that they are behind after the last', await says(moothall, 'page is behind'), 'pages'),
    exactly(1, 'who came later is shown', await says(moothall, 'Priya Nair'), 'pages'),
    exactly(times, 'skips on the record, by the operator', good.length, 'events'),
    exactly(times, 'different events that they name', ids.size, 'events'),
    exactly(times, 'of these with the reason', JSON.stringify(told).split(reason).length - 1, 'events'),
    exactly(1, 'one more skip, refused', Number(refusal === 'not-stopped'), 'refusals'),
  ];
}

/** `moothall …` in a process of its own, on the same database and with the same key. */
async function command({ app }: Moothall, ...parameters: string[]) {
  const { masterKeyFile, dataDir } = app.get(Configuration);
  const { options } = app.get(DataSource);
  const env = {
    ...process.env, DATA_DIR: dataDir, MASTER_KEY_FILE: masterKeyFile,
    DATABASE_URL: 'url' in options ? String(options.url) : '', LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [...source, 'apps/cli/src/main.ts', ...parameters],
    { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await once(child, 'close') as [number];
  return { code, said: (await said).join('') };
}
