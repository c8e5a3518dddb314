import { Client } from 'pg';
import { schemaOf } from '#event-store';
import { eventually } from './eventually.js';
import { balances } from './ledger.js';

/** How many events the view has seen, as its checkpoint says; 0 where there is no view yet. */
export async function whereTheViewIs(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await positionIn(client);
  } finally {
    await client.end();
  }
}

export async function viewIsAt(url: string, position: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await eventually(async () => await positionIn(client) >= position, `the view is at ${position}`);
  } finally {
    await client.end();
  }
}

async function positionIn(client: Client) {
  const schema = schemaOf(balances);
  const found = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
  if (found.rowCount === 0) return 0;
  const { rows } = await client.query<{ position: string }>(`SELECT position FROM ${schema}.checkpoint`);
  return Number(rows[0]?.position ?? 0);
}
