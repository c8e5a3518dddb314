import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.js';

/** A PostgreSQL server on a data folder, whoever started it. `port` is NaN while it is coming up. */
export type Postmaster = Readonly<{ pid: number; port: number }>;

/** What `postmaster.pid` says, whether or not it is still true. */
export async function lastPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n').map(Number);
  return pid ? { pid, port: port || NaN } : undefined;
}

/** The server that runs now. After a crash, the process id in the file may be nobody's, or something else's. */
export async function runningPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const last = await lastPostmaster(dataFolder);
  return last && (await commandLine(last.pid)).includes(`-D ${dataFolder} `) ? last : undefined;
}

const commandLine = (pid: number) => readFile(`/proc/${pid}/cmdline`, 'utf8').then((line) => line.replaceAll('\0', ' '))
  .catch(() => promisify(execFile)('ps', ['-o', 'args=', '-p', `${pid}`]).then(({ stdout }) => stdout))
  .catch(() => '');

export function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, and somebody else's
  }
}

/** `fast` ends transactions and writes everything to disk; `immediate` is for data that nobody needs any more. */
export async function stopPostmaster(dataFolder: string, how: 'fast' | 'immediate') {
  const running = await runningPostmaster(dataFolder);
  if (!running) return;
  process.kill(running.pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  const stopped = await until(async () => !(await runningPostmaster(dataFolder)), { seconds: 60 });
  if (!stopped) throw new Error(`PostgreSQL (process ${running.pid}) is still writing to disk after a minute.`);
}
