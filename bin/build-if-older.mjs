/** Builds, where `dist` is missing or older than something that it is made from. A later start then takes no time. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist/.built');
const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const sources = [
  ...['package-lock.json', 'tsconfig.base.json', 'tsconfig.build.json'],
  ...['apps', 'libs'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts')).map((name) => join(folder, name))),
];
const newest = Math.max(...sources.map((name) => timeOf(join(root, name))));
if (newest > timeOf(stamp)) {
  console.log('Building …');
  const begun = new Date(); // what changes while it builds is newer
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  writeFileSync(stamp, '');
  utimesSync(stamp, begun, begun);
}
