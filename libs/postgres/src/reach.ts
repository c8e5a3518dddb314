import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, may, mayEnter } from './account.js';
import { type Binaries, binariesIn } from './binaries.js';

/** Where root puts what its PostgreSQL user cannot reach, as in a home folder that is closed to others. */
const ELSEWHERE = '/var/lib/moothall';

/** The programs, or a copy of them that the account may run. */
export async function reachableBinaries(binaries: Binaries, account: Account): Promise<Binaries> {
  if (await may(account, binaries.postgres, '--version')) return binaries;
  const { version } = JSON.parse(await readFile(join(dirname(binaries.folder), 'package.json'), 'utf8')) as
    { version: string };
  const copy = binariesIn(join(ELSEWHERE, `postgresql-${version}`));
  if (!(await exists(copy.folder))) await copyWhole(binaries.folder, copy.folder);
  if (await may(account, copy.postgres, '--version')) return copy;
  throw new Error(`The PostgreSQL from npm does not run on this machine (${copy.postgres} --version says why). ` +
    'Install PostgreSQL 15 or later and set DATABASE_URL.');
}

/**
 * The folder of the cluster: DATA_DIR/postgres, which is a link where PostgreSQL's user may not enter DATA_DIR.
 * @throws where data is there and out of reach: never is an empty database started in its place
 */
export async function clusterFolder(dataDir: string, account: Account): Promise<string> {
  const usual = join(dataDir, 'postgres');
  if (account.uid !== undefined) await chmod(dataDir, 0o711);
  if (await exists(usual)) return existing(usual, account);
  if (await mayEnter(account, dataDir)) return usual;
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  return join(ELSEWHERE, randomUUID()); // whoever removes DATA_DIR and its link begins anew
}

/** Leaves a link in DATA_DIR to a cluster that is elsewhere. @returns the one that counts, if two begin at once */
export async function linkedFrom(dataDir: string, folder: string): Promise<string> {
  const usual = join(dataDir, 'postgres');
  if (folder === usual || await realpath(usual).catch(() => undefined) === folder) return folder;
  const isOurs = await symlink(folder, usual).then(() => true, () => false);
  if (!isOurs) await rm(folder, { recursive: true });
  return realpath(usual);
}

async function existing(usual: string, account: Account) {
  const folder = await realpath(usual).catch(() => {
    throw new Error(`${usual} is a link, and the database that it leads to is gone. Bring it back or remove the link.`);
  });
  if (await mayEnter(account, dirname(folder))) return folder;
  throw new Error(`The database in ${folder} is out of reach for the user with id ${account.uid}, as whom PostgreSQL ` +
    'runs. Let every user enter the folders above it (chmod o+x), or move DATA_DIR.');
}

async function copyWhole(from: string, to: string) {
  const draft = `${to}.new-${process.pid}`;
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await promisify(execFile)('chmod', ['-R', 'a+rX', draft]);
  await rename(draft, to).catch(() => rm(draft, { recursive: true })); // another process was faster
}

export const exists = (path: string) => lstat(path).then(() => true, () => false);
