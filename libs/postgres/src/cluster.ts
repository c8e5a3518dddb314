import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { isAlive } from './postmaster.js';

export const SUPERUSER = 'postgres';
const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** One PostgreSQL: `folder` (absolute) holds its data, password and log, so that they move and go together. */
export type Cluster = Readonly<{ binaries: Binaries; account: Account; folder: string }>;

export const dataOf = ({ folder }: Pick<Cluster, 'folder'>) => join(folder, 'data');
export const logOf = ({ folder }: Cluster) => join(folder, 'log');
const passwordFileOf = ({ folder }: Cluster) => join(folder, 'password');

/** @throws when the file belongs to somebody else */
export async function passwordOf(cluster: Cluster) {
  return readFile(passwordFileOf(cluster), 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`${passwordFileOf(cluster)} cannot be read (${code}). Start Moothall as the user who owns it.`);
  });
}

/** How PostgreSQL's programs are run: as the account, from a folder that it may enter, without our environment. */
export const runningAs = ({ uid, gid }: Account, env: Record<string, string> = {}) => ({
  ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
  cwd: '/', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', ...env },
});

/** Makes an empty cluster, whole or not at all. Where another process has made one meanwhile, that one stays. */
export async function makeCluster(cluster: Cluster, flags: readonly string[] = []) {
  await clearDrafts(cluster);
  const draft = { ...cluster, folder: `${cluster.folder}.new-${process.pid}` };
  await mkdir(draft.folder, { mode: 0o700 });
  await writeFile(passwordFileOf(draft), randomBytes(24).toString('base64url'), { mode: 0o600 });
  const { uid, gid } = cluster.account;
  if (uid !== undefined && gid !== undefined)
    await Promise.all([draft.folder, passwordFileOf(draft)].map((path) => chown(path, uid, gid)));
  const whose = ['--username', SUPERUSER, '--auth=scram-sha-256', '--pwfile', passwordFileOf(draft)];
  await promisify(execFile)(cluster.binaries.initdb,
    ['-D', dataOf(draft), ...whose, ...locale, '--no-instructions', ...flags], runningAs(cluster.account));
  await rename(draft.folder, cluster.folder).catch(ignoreExisting);
  await rm(draft.folder, { recursive: true, force: true });
}

/** What a process left that was killed in the middle of making a cluster. */
async function clearDrafts({ folder }: Cluster) {
  const start = `${basename(folder)}.new-`;
  const drafts = (await readdir(dirname(folder))).filter((name) => name.startsWith(start));
  const stale = drafts.filter((name) => !isAlive(Number(name.slice(start.length))));
  await Promise.all(stale.map((name) => rm(join(dirname(folder), name), { recursive: true, force: true })));
}

function ignoreExisting(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}
