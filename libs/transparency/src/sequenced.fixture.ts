import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type EventStore, migrate, type NewEvent } from '#event-store';
import { type Postgres, startPostgres } from '#postgres';
import { MasterKey } from '#privacy';
import { LogKeys } from './sequencing/log-keys.js';
import { transparencyMigrations } from './sequencing/public-log.migration.js';
import { Sequencer } from './sequencing/sequencer.js';

/** A clock that a test sets. */
export class SetClock {
  constructor(public moment = '2027-04-01T09:00:00.000Z') {}
  now() { return this.moment; }
}

/** A PostgreSQL and a folder, for as many empty logs as a test wants, one after the other. */
export async function ground() {
  Logger.overrideLogger(['fatal']);
  const [postgres, folder] = [await startPostgres(), mkdtempSync(join(tmpdir(), 'moothall-log-'))];
  const keys = new LogKeys(MasterKey.in(join(folder, 'master.key')));
  const open: DataSource[] = [];
  const connect = async () => open[open.push(await connectionTo(postgres)) - 1]!;
  const empty = async () => {
    const db = await connect();
    await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await migrate(postgres.url, transparencyMigrations);
    return db;
  };
  const stop = async () => {
    for (const db of open) await db.destroy();
    await postgres.stop();
    rmSync(folder, { recursive: true });
  };
  return { url: postgres.url, folder, keys, connect, empty, stop };
}
export type Ground = Awaited<ReturnType<typeof ground>>;

const connectionTo = ({ url }: Postgres) =>
  new DataSource({ type: 'postgres', url, extra: { options: '-c search_path=public' } }).initialize();

export const sequencerOf = (store: EventStore, db: DataSource, { keys }: Pick<Ground, 'keys'>) =>
  new Sequencer(store, db, keys, new SetClock());

export const noted = (note: string | number): NewEvent => ({
  id: randomUUID(), type: 'Noted', schemaVersion: 1, data: { note, pence: 1_200, when: '2027-04-01' },
  metadata: {
    commandId: randomUUID(), actor: 'actor-1', role: 'officer', authority: 'award', organisationId: 'org-1',
    correlationId: randomUUID(), causationId: randomUUID(), effectiveAt: '2027-04-01T09:00:00.000Z', commandHash: 'ab',
  },
});

/** How many events each stream of a store has. */
const told = new WeakMap<EventStore, number[]>();

/** So many events on a few streams, which grow side by side, by up to three events at a time. */
export async function tell(store: EventStore, count: number, streams = 7) {
  const lengths = told.get(store) ?? Array.from({ length: streams }, () => 0);
  told.set(store, lengths);
  for (let [left, i] = [count, 0]; left > 0; i++) {
    const [s, events] = [i % lengths.length, Array.from({ length: Math.min(left, 1 + (i % 3)) }, () => noted(i))];
    await store.append(`stream-${s}`, events, lengths[s]!);
    lengths[s]! += events.length;
    left -= events.length;
  }
}

type Row = Readonly<{ index: string; event_id: string; position: string; hash: Buffer; bytes: Buffer }>;
export const leavesIn = (db: DataSource) => db.query<Row[]>('SELECT * FROM leaf ORDER BY index');
