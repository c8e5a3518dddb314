import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whom PostgreSQL runs as: nothing said is whoever runs the app. */
export type Account = Readonly<{ uid?: number; gid?: number }>;

/** PostgreSQL refuses to run as root, so root lends it a user without rights: whoever owns the data, or `postgres`. */
export async function accountFor(dataFolder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(dataFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return await userCalled('postgres') ?? await makeUser('postgres');
}

/** Whether the account may do that; asked by letting it, since access lists and mounts have a say too. */
export const may = (account: Account, program: string, ...parameters: string[]): Promise<boolean> =>
  run(program, parameters, { ...account, cwd: '/' }).then(() => true, () => false);

export const mayEnter = (account: Account, folder: string) =>
  may(account, '/bin/sh', '-c', 'test -x "$1"', 'sh', folder);

async function userCalled(name: string): Promise<Account | undefined> {
  const ask = (what: string) => run('id', [what, name]).then(({ stdout }) => Number(stdout));
  return Promise.all([ask('-u'), ask('-g')]).then(([uid, gid]) => ({ uid, gid }), () => undefined);
}

async function makeUser(name: string): Promise<Account> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', name])
    .catch(() => run('adduser', ['-S', '-D', '-H', '-s', '/bin/false', name])) // where there is only BusyBox
    .catch(() => undefined);
  const made = await userCalled(name);
  if (!made) throw new Error(`PostgreSQL does not run as root, and the user "${name}" could not be made. ` +
    'Make that user, or start Moothall as an ordinary user, or set DATABASE_URL.');
  return made;
}
