import { execFile } from 'node:child_process';
import { mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Client } from 'pg';
import { accountFor } from './account.js';
import { installedBinaries } from './binaries.js';
import { type Cluster, dataOf, makeCluster } from './cluster.js';
import { DATABASE, makeDatabase } from './database.js';
import { clusterFolder, exists, linkedFrom, reachableBinaries } from './reach.js';
import { connectTo, type Postgres, urlOf } from './server.js';
import { enter, leave, type Tenant } from './tenancy.js';
import { until } from './until.js';

export type Opening = Readonly<{
  dataDir: string;
  tenant?: Tenant;
  /** The server went away although nobody here stopped it. */
  onLost?: () => void;
}>;

/**
 * The PostgreSQL that lives in DATA_DIR. It is started, or, where a crash of the app left it running or another command
 * uses it, joined.
 * @throws with a sentence for the operator
 */
export async function openPostgres(opening: Opening): Promise<Postgres> {
  await mkdir(opening.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = await realpath(opening.dataDir);
  const cluster = await clusterIn(dataDir);
  const admin = await settle(cluster, opening.tenant ?? 'app');
  const url = await urlOf(cluster, DATABASE);
  const lost = () => opening.onLost?.();
  admin.on('error', () => undefined).on('end', lost);
  const stop = once(() => leave(admin.off('end', lost), cluster));
  return { url, stop, ...(cluster.folder === join(dataDir, 'postgres') ? {} : { movedTo: cluster.folder }) };
}

async function clusterIn(dataDir: string): Promise<Cluster> {
  const account = await accountFor(join(dataDir, 'postgres', 'data'));
  const binaries = await reachableBinaries(await installedBinaries(), account);
  const cluster = { binaries, account, folder: await clusterFolder(dataDir, account) };
  if (!(await exists(cluster.folder))) await makeCluster(cluster);
  const settled = { ...cluster, folder: await linkedFrom(dataDir, cluster.folder) };
  await checkVersion(settled);
  return settled;
}

async function settle(cluster: Cluster, tenant: Tenant): Promise<Client> {
  const admin = await until(() => tryToSettle(cluster, tenant), { seconds: 90 });
  if (!admin) throw new Error('PostgreSQL has been about to stop for a minute and a half. Try again later.');
  return admin;
}

async function tryToSettle(cluster: Cluster, tenant: Tenant) {
  const admin = await connectTo(cluster);
  try {
    if (await enter(admin, tenant)) {
      await makeDatabase(admin, cluster);
      return admin;
    }
    await admin.end();
    return undefined;
  } catch (error) {
    await leave(admin, cluster);
    throw error;
  }
}

/** A newer PostgreSQL cannot read an older one's files, and there is no pg_upgrade in the package. */
async function checkVersion(cluster: Cluster) {
  const made = (await readFile(join(dataOf(cluster), 'PG_VERSION'), 'utf8')).trim();
  const { stdout } = await promisify(execFile)(cluster.binaries.postgres, ['--version']);
  const ours = /(\d+)\.\d+/.exec(stdout)![1]!;
  if (made !== ours) throw new Error(`The database in ${cluster.folder} was made by PostgreSQL ${made}, and this ` +
    `version of Moothall brings PostgreSQL ${ours}. Back up with the version that made it, and restore into this one.`);
}

function once<T>(act: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= act());
}
