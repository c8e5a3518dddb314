import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { type Cluster, dataOf, logOf, passwordOf, runningAs, SUPERUSER } from './cluster.js';
import { lastPostmaster, runningPostmaster } from './postmaster.js';
import { until } from './until.js';

/** A running PostgreSQL. `url` holds a password: it does not belong in a log. */
export type Postgres = Readonly<{
  url: string;
  stop: () => Promise<void>;
  /** Where its files are, if DATA_DIR only has a link to them. */
  movedTo?: string;
}>;
export type Settings = Readonly<Record<string, string>>;

const local = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', log_timezone: 'UTC' };
/** What somebody typed must not reach the log: no statements, no rows quoted in the detail of an error. */
const discreet = { log_min_error_statement: 'panic', log_error_verbosity: 'terse' };
const MOST_LOG_BYTES = 5_000_000;
const RECOVERY_SECONDS = 300;
const comingUp = ['ECONNREFUSED', 'ECONNRESET', '57P03'];

export async function urlOf(cluster: Cluster, name: string) {
  const { port } = (await runningPostmaster(dataOf(cluster)))!;
  return `postgres://${name}:${await passwordOf(cluster)}@127.0.0.1:${port}/${name}`;
}

/**
 * A connection as superuser to the server on this cluster, which is started where none runs. It is tried again with
 * another port, since another process may have been faster, or a crashed server's last processes are about to end.
 */
export async function connectTo(cluster: Cluster, settings: Settings = {}): Promise<Client> {
  for (const wait of [100, 300, 1000, 3000]) {
    if (!(await runningPostmaster(dataOf(cluster)))) await startServer(cluster, settings);
    const answer = await until(() => knock(cluster), { seconds: RECOVERY_SECONDS });
    if (answer instanceof Client) return answer;
    await pause(wait);
  }
  throw new Error(`PostgreSQL did not start. The end of ${logOf(cluster)} says:\n${await lastLines(logOf(cluster))}`);
}

/** Starts the server apart from this process, so that neither Ctrl-C nor a crash of the app reaches it. */
async function startServer(cluster: Cluster, settings: Settings) {
  const options = Object.entries({ ...local, ...discreet, ...settings }).map(([name, value]) => `--${name}=${value}`);
  const parameters = ['-D', dataOf(cluster), '-p', String(randomInt(57_001, 65_536)), ...options];
  const stale = await lastPostmaster(dataOf(cluster)); // so PostgreSQL may ignore whatever has that process id now
  const log = await openLog(logOf(cluster));
  const server = spawn(cluster.binaries.postgres, parameters, {
    ...runningAs(cluster.account, stale ? { PG_GRANDPARENT_PID: String(stale.pid) } : {}),
    detached: true, stdio: ['ignore', log.fd, log.fd],
  });
  server.unref();
  let ended = false;
  server.once('error', () => (ended = true)).once('exit', () => (ended = true));
  await until(async () => ended || (await runningPostmaster(dataOf(cluster))), { seconds: 60 });
  await log.close();
}

/** A connection; `gone` where the server went away; nothing while it is coming up. */
async function knock(cluster: Cluster): Promise<Client | 'gone' | undefined> {
  const running = await runningPostmaster(dataOf(cluster));
  if (!running) return 'gone';
  if (Number.isNaN(running.port)) return undefined;
  const connectionString = await urlOf(cluster, SUPERUSER);
  const client = new Client({ connectionString, application_name: `moothall ${process.pid}` });
  return client.connect().then(() => client, (error: NodeJS.ErrnoException) => {
    if (comingUp.includes(error.code ?? '')) return undefined;
    throw error;
  });
}

async function openLog(file: string) {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size > MOST_LOG_BYTES) await rename(file, `${file}.old`);
  return open(file, 'a', 0o600);
}

const lastLines = async (file: string) => (await readFile(file, 'utf8')).trim().split('\n').slice(-5).join('\n');
