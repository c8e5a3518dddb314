import { mkdtempSync, rmSync } from 'node:fs';
import { randomInt, randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Logger, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { Page } from 'playwright-core';
import { AppModule } from '../../apps/web/src/app.module.js';
import { configure } from '../../apps/web/src/configure.js';
import type { Log } from '../../apps/web/src/logging/log.js';
import { NestLog } from '../../apps/web/src/logging/nest-log.js';
import { logRequests } from '../../apps/web/src/logging/request-log.js';
import { Configuration } from '#configuration';
import { Checkpoints, Clock, type Sender } from '#event-store';
import {
  type Kind, Organisations, organisations as organisationsView, people as peopleView, type Role,
} from '#identity';
import type { Instant } from '#kernel';
import { startPostgres } from '#postgres';
import { MasterKey } from '#privacy';

/** Stands still until a test moves it. */
export class TestClock extends Clock {
  constructor(private moment: Instant) { super(); }
  override now() { return this.moment; }
  moveTo(moment: Instant) { this.moment = moment; }
}

export type Moothall = Awaited<ReturnType<typeof startMoothall>>;
/** What is needed to tell what went before, with pages or without. */
export type Stage = Readonly<{ app: Pick<INestApplicationContext, 'get'>; clock: TestClock }>;

export type Wishes = Readonly<{
  now?: Instant;
  /** Environment variables; `PORT` for a test that has to know it before. */
  settings?: Readonly<Record<string, string>>;
  /** Routes that only this test has. */
  controllers?: Type[];
  /** A database and a folder that are there already, and stay. */
  data?: Readonly<{ databaseUrl: string; folder: string }>;
  /** Where requests and all else are logged. */
  log?: Log;
}>;

/** Everybody in a test is one client, and quicker than people are. */
const untiring = {
  SIGN_IN_TRIES_PER_MINUTE: '1000000', API_REQUESTS_PER_MINUTE: '1000000', APPLICATIONS_PER_HOUR: '1000000',
  DOWNLOADS_PER_MINUTE: '1000000',
};

/** The whole of Moothall on a PostgreSQL of its own, as a demo without a story, at a time that the test sets. */
export async function startMoothall(
  { now = '2027-04-01T09:00:00.000Z', settings, controllers = [], data, log }: Wishes = {},
) {
  const { databaseUrl, folder, remove } = data ? kept(data) : await newData();
  const port = Number(settings?.PORT ?? await freePort());
  const url = `http://127.0.0.1:${port}`;
  const configuration = new Configuration({
    DEMO: '1', DATA_DIR: folder, PORT: String(port), PUBLIC_URL: url, LOG_LEVEL: 'error', ...untiring, ...settings,
  });
  const clock = new TestClock(now);
  const app = await start(configuration, { databaseUrl, clock, controllers, log });
  await app.listen(port, '127.0.0.1');
  const stop = async () => {
    await app.close();
    await remove();
  };
  return { app, clock, url, databaseUrl, folder, stop };
}

const kept = (data: NonNullable<Wishes['data']>) => ({ ...data, remove: async () => undefined });

async function newData() {
  const [postgres, folder] = [await startPostgres(), mkdtempSync(join(tmpdir(), 'moothall-journey-'))];
  const remove = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  };
  return { databaseUrl: postgres.url, folder, remove };
}

type Parts = Readonly<{ databaseUrl: string; clock: Clock; controllers: Type[]; log: Log | undefined }>;

async function start(configuration: Configuration, { databaseUrl, clock, controllers, log }: Parts) {
  const listen = () => { Logger.overrideLogger(log ? new NestLog(log) : ['error', 'fatal']); };
  listen();
  const imports = [AppModule.for(configuration, { databaseUrl, work: true, signs: true })];
  const module = await Test.createTestingModule({ imports, controllers })
    .overrideProvider(Clock).useValue(clock).compile();
  listen(); // Nest's own for tests, which says little, has taken its place
  const secret = MasterKey.in(configuration.masterKeyFile).subKey('cookie-secret').toString('hex');
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, cookies: { secret } });
  if (log) app.use(logRequests(log));
  return configure(app);
}

/** Signs in, in the demo's way, as somebody whom `register` made known. */
export async function signIn(page: Page, { url }: Pick<Moothall, 'url'>, name: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name }).click();
}

type Membership = Readonly<{ name: string; role: Role }>;

/** An organisation with its people, once they are shown; gives their ids by name. */
export async function register(
  { app }: Pick<Stage, 'app'>, name: string, kind: Kind, people: readonly Membership[],
) {
  const [service, organisationId] = [app.get(Organisations), randomUUID()];
  let { position } = await service.register({ organisationId, kind, name }, operator());
  const ids = new Map(people.map((person) => [person.name, randomUUID()]));
  for (const [called, personId] of ids) await service.registerPerson({ personId, name: called }, operator());
  for (const { name: called, role } of people)
    ({ position } = await service.giveRole({ organisationId, personId: ids.get(called)!, role }, operator()));
  for (const view of [organisationsView, peopleView]) await app.get(Checkpoints).waitFor(view, position, 10_000);
  return { organisationId, personIds: Object.fromEntries(ids) };
}

export function operator(commandId = randomUUID()): Sender {
  const causes = { correlationId: commandId, causationId: commandId };
  return { commandId, actor: 'operator', role: 'administrator', authority: 'set-up', organisationId: '', ...causes };
}

export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 57_000);
  const isFree = await new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  return isFree ? port : freePort();
}
