import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountFor } from './account.js';
import { installedBinaries } from './binaries.js';
import { type Cluster, dataOf, makeCluster } from './cluster.js';
import { DATABASE, makeDatabase } from './database.js';
import { isAlive, stopPostmaster } from './postmaster.js';
import { reachableBinaries } from './reach.js';
import { connectTo, type Postgres, urlOf } from './server.js';

const NAME = 'moothall-test-';
/** It need not survive a crash. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '32MB' };

/** A real, empty PostgreSQL for tests, in a temporary folder that goes when it stops. Under a second. */
export async function startPostgres(): Promise<Postgres> {
  await clearOrphans();
  const folder = join(tmpdir(), `${NAME}${process.pid}-${randomUUID()}`);
  const account = await accountFor(folder);
  const cluster = { binaries: await reachableBinaries(await installedBinaries(), account), account, folder };
  await makeCluster(cluster, ['--no-sync', '--wal-segsize=1']);
  const admin = await connectTo(cluster, careless);
  await makeDatabase(admin, cluster);
  await admin.end();
  return { url: await urlOf(cluster, DATABASE), stop: () => destroy(cluster) };
}

async function destroy(cluster: Pick<Cluster, 'folder'>) {
  await stopPostmaster(dataOf(cluster), 'immediate');
  await rm(cluster.folder, { recursive: true, force: true });
}

/** Servers whose tests were killed before they could stop them. */
async function clearOrphans() {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(NAME));
  const orphans = names.filter((name) => !isAlive(parseInt(name.slice(NAME.length))));
  await Promise.all(orphans.map((name) => destroy({ folder: join(tmpdir(), name) }).catch(leaveToItsOwner)));
}

const leaveToItsOwner = ({ code }: NodeJS.ErrnoException) => void code;
