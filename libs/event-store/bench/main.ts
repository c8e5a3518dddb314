import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '#event-store';
import { openDatabase } from '#postgres';
import { appends, copies } from './appends.js';
import { withDelayedCommits } from './delayed-commits.js';
import { longLog } from './long-log.js';
import type { Figure, Run } from './measuring.js';
import { hotStream, loading } from './streams.js';
import { lagging } from './views.js';

const { values } = parseArgs({ options: {
  json: { type: 'boolean', default: false },
  runs: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '1' },
  events: { type: 'string', default: '1000000' },
  only: { type: 'string' },
} });

const isMet = ({ value, target, atMost }: Figure) =>
  target === undefined ? undefined : atMost ? value <= target : value >= target;

function show(figure: Figure) {
  const { name, value, unit, target } = figure;
  const met = isMet(figure);
  if (values.json) return console.log(JSON.stringify({ name, value, unit, target, met }));
  const amount = value.toLocaleString('en-GB', { maximumFractionDigits: value < 100 ? 2 : 0 });
  const verdict = met === undefined ? '' : `${met ? 'reached' : 'NOT REACHED'}: ${figure.atMost ? '≤' : '≥'} ${target}`;
  console.log(`${name.padEnd(66)}${amount.padStart(10)} ${unit.padEnd(12)}${verdict}`);
}

const groups: Readonly<Record<string, (run: Run) => AsyncGenerator<Figure>>> = {
  appends,
  copies,
  delayed: (run) => withDelayedCommits(run.url, () => appends(run, ', each commit 1 ms later')),
  hotStream,
  loading,
  lagging,
  longLog,
};

async function measure(run: Run) {
  for (const [name, group] of Object.entries(groups))
    if (!values.only || values.only.split(',').includes(name)) for await (const figure of group(run)) show(figure);
}

const dataDir = await mkdtemp(join(tmpdir(), 'moothall-bench-'));
const postgres = await openDatabase({ dataDir, databaseUrl: process.env.DATABASE_URL });
try {
  await migrate(postgres.url);
  const run = {
    url: postgres.url, runs: Number(values.runs), milliseconds: Number(values.seconds) * 1_000,
    events: Number(values.events),
  };
  if (!values.json) console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
  await measure(run);
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
