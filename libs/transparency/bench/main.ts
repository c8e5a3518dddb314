import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '#event-store';
import { openDatabase } from '#postgres';
import type { Figure } from '../../event-store/bench/measuring.js';
import { longLog } from './long-log.js';
import { sealing } from './sealing.js';

const { values } = parseArgs({ options: {
  runs: { type: 'string', default: '3' }, events: { type: 'string', default: '1000000' }, only: { type: 'string' },
} });

function show({ name, value, unit, target }: Figure) {
  const amount = value.toLocaleString('en-GB', { maximumFractionDigits: value < 100 ? 2 : 0 });
  const verdict = target === undefined ? '' : `${value >= target ? 'reached' : 'NOT REACHED'}: ≥ ${target}`;
  console.log(`${name.padEnd(66)}${amount.padStart(10)} ${unit.padEnd(12)}${verdict}`);
}

const dataDir = await mkdtemp(join(tmpdir(), 'moothall-bench-'));
const postgres = await openDatabase({ dataDir, databaseUrl: process.env.DATABASE_URL });
try {
  await migrate(postgres.url);
  const run = { url: postgres.url, runs: Number(values.runs), milliseconds: 1_000, events: Number(values.events) };
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
  for (const [name, group] of Object.entries({ sealing, longLog }))
    if (!values.only || values.only === name) for await (const figure of group(run)) show(figure);
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
