import { randomUUID } from 'node:crypto';
import { readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { accountFor } from './account.js';
import { installedBinaries } from './binaries.js';
import { type Cluster, dataOf } from './cluster.js';
import { DATABASE } from './database.js';
import { isAlive, stopPostmaster } from './postmaster.js';
import { reachableBinaries } from './reach.js';
import { connectTo, type Postgres, urlOf } from './server.js';
import { copyTemplate } from './template.js';

const NAME = 'moothall-test-';
const MEMORY = '/dev/shm';
/** Bytes free: one takes less than a fortieth of it, and few run at once. */
const PLENTY = 4e9;
/** It need not survive a crash. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '32MB' };

/** A real, empty PostgreSQL for tests, in a temporary folder that goes when it stops. */
export async function startPostgres(): Promise<Postgres> {
  await clearOrphans();
  const folder = join(await home(), `${NAME}${process.pid}-${randomUUID()}`);
  const [account, installed] = [await accountFor(folder), await installedBinaries()];
  const cluster = { binaries: await reachableBinaries(installed, account), account, folder };
  await copyTemplate(cluster, installed);
  await (await connectTo(cluster, careless)).end();
  return { url: await urlOf(cluster, DATABASE), stop: () => destroy(cluster) };
}

/** In memory, where there is plenty. */
async function home() {
  const { bavail, bsize } = await statfs(MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > PLENTY ? MEMORY : tmpdir();
}

async function destroy(cluster: Pick<Cluster, 'folder'>) {
  await stopPostmaster(dataOf(cluster), 'immediate');
  await rm(cluster.folder, { recursive: true, force: true });
}

/** Servers whose tests were killed before they could stop them. */
async function clearOrphans() {
  const paths = await Promise.all([MEMORY, tmpdir()].map(async (home) =>
    (await readdir(home).catch(() => [])).filter((name) => name.startsWith(NAME)).map((name) => join(home, name))));
  const orphans = paths.flat().filter((path) => !isAlive(parseInt(basename(path).slice(NAME.length))));
  await Promise.all(orphans.map((folder) => destroy({ folder }).catch(leaveToItsOwner)));
}

const leaveToItsOwner = ({ code }: NodeJS.ErrnoException) => void code;
