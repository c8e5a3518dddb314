import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eventually } from './eventually.js';

type Process = Readonly<{ pid: number; parent: number; state: string; command: string }>;

/** What runs on this machine. A zombie has ended, though nobody has asked how. */
export async function running(): Promise<readonly Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args='], { maxBuffer: 1e8 });
  const lines = stdout.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line));
  return lines.filter((found) => found !== null).map(([, pid, parent, state, command]) =>
    ({ pid: Number(pid), parent: Number(parent), state: state!, command: command! }))
    .filter(({ state }) => !state.startsWith('Z'));
}

/** Kills a process and its children at once, so that none can tidy up after another. @returns how many they were */
export async function killFamily(pid: number): Promise<number> {
  process.kill(pid, 'SIGSTOP'); // it starts no other meanwhile
  const children = (await running()).filter(({ parent }) => parent === pid).map((child) => child.pid);
  const all = [...children, pid];
  all.forEach(kill);
  await eventually(async () => !(await running()).some((one) => all.includes(one.pid)), 'killed processes end');
  return all.length;
}

export function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it has ended by itself
  }
}
