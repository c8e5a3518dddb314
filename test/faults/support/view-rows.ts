import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { EventStoreModule, type Recorded, Rebuild, schemaOf } from '#event-store';
import { type Balance, balances, type LedgerEvent } from './ledger.js';

type Rows = readonly Readonly<{ id: string; pence: number; receipts: number }>[];

/** The rows of the view as they are, and as they are when it is made again from the log. */
export async function liveAndRebuilt(url: string): Promise<Readonly<{ live: Rows; rebuilt: Rows }>> {
  const rest = { policies: [], entities: [], migrations: [], commandHashKey: 'faults', work: false };
  const module = EventStoreModule.for({ url, views: [balances], ...rest });
  const app = await NestFactory.createApplicationContext(module, { logger: ['error'] });
  const rows = async () => {
    const sql = `SELECT id, pence, receipts FROM ${schemaOf(balances)}.balance ORDER BY id COLLATE "C"`;
    const found = await app.get(DataSource).query<(Omit<Balance, 'pence'> & { pence: string })[]>(sql);
    return found.map(({ id, pence, receipts }) => ({ id, pence: Number(pence), receipts }));
  };
  try {
    const live = await rows();
    await app.get(Rebuild).run(balances);
    return { live, rebuilt: await rows() };
  } finally {
    await app.close();
  }
}

/** What the rows have to be, added up in the simplest way there is. */
export function addedUp(log: readonly Recorded[]): Rows {
  const rows = new Map<string, { id: string; pence: number; receipts: number }>();
  for (const event of log as unknown as readonly LedgerEvent[]) {
    const { account: id } = event.data;
    const row = rows.get(id) ?? { id, pence: 0, receipts: 0 };
    if (event.type === 'Posted') row.pence += event.data.pence;
    else row.receipts += 1;
    rows.set(id, row);
  }
  return [...rows.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** How many rows are not the same in both. */
export function different(one: Rows, other: Rows): number {
  const texts = new Set(other.map((row) => JSON.stringify(row)));
  const missing = one.filter((row) => !texts.has(JSON.stringify(row))).length;
  return missing + Math.abs(one.length - other.length);
}
