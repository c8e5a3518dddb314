import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { type Cluster, dataOf, makeCluster } from './cluster.js';
import { makeDatabase } from './database.js';
import { stopPostmaster } from './postmaster.js';
import { connectTo } from './server.js';

const flags = ['--no-sync', '--wal-segsize=1'];

/**
 * A cluster with Moothall's empty database, for tests. Copying one is less work than making one, so the first that is
 * made stays beside the packages. @param installed what npm has installed, wherever it runs from
 */
export async function copyTemplate(cluster: Cluster, installed: Binaries) {
  const template = await templateFor(installed);
  if (existsSync(template)) return copy(template, cluster.folder);
  await makeCluster(cluster, flags);
  await makeDatabaseIn(cluster);
  await keep(cluster, template);
}

/** It belongs to whoever made it: root's does not serve another. */
async function templateFor({ folder }: Binaries) {
  const { version } = JSON.parse(await readFile(join(dirname(folder), 'package.json'), 'utf8')) as { version: string };
  return resolve('node_modules/.cache', `postgres-${version}-${process.getuid?.() ?? 'any'}`);
}

async function makeDatabaseIn(cluster: Cluster) {
  const admin = await connectTo(cluster, { fsync: 'off' });
  await makeDatabase(admin, cluster);
  await admin.end();
  await stopPostmaster(dataOf(cluster), 'fast');
}

/** Others may begin at the same time, so it appears only when it is complete. */
async function keep({ folder }: Cluster, template: string) {
  const draft = `${template}.new-${randomUUID()}`;
  await mkdir(dirname(template), { recursive: true });
  await copy(folder, draft);
  await rename(draft, template).catch(() => rm(draft, { recursive: true })); // another was faster
}

/** With their owner and mode, on which PostgreSQL insists. */
const copy = (from: string, to: string) => promisify(execFile)('cp', ['-Rp', from, to]);
