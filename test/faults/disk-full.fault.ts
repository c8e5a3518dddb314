import { execFile } from 'node:child_process';
import { readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App } from './support/app.js';
import { Audit, readLog } from './support/audit.js';
import { Cluster, newFolder } from './support/cluster.js';
import { eventually } from './support/eventually.js';
import { atLeast, counted, type Fault } from './support/fault.js';
import { Wire } from './support/wire.js';
import { Writers } from './support/writers.js';

const run = promisify(execFile);
/** Megabytes: the whole disk, and what is left of it when the trouble begins. */
const [whole, left] = [256, 20];
const pace = { noteBytes: 20_000 };

export const diskFull: Fault = {
  title: 'on a full disk no command is acknowledged that is not in the log, and work goes on once there is room',
  short: 1,
  full: (kills) => Math.ceil(kills / 40),
  async obstacle() {
    const folder = await newFolder();
    return mount(folder).then(() => unmount(folder), async ({ message }: Error) => {
      await rm(folder, { recursive: true });
      return `no small disk can be mounted here: ${message.trim()}`;
    });
  },
  async run(times) {
    const folder = await newFolder();
    await mount(folder);
    return onSmallDisk(folder, times).finally(() => unmount(folder));
  },
};

const mount = (folder: string) =>
  run('mount', ['-t', 'tmpfs', '-o', `size=${whole}m,mode=711`, 'moothall-faults', folder]);

async function unmount(folder: string) {
  await run('umount', [folder]);
  await rm(folder, { recursive: true });
  return undefined;
}

async function onSmallDisk(folder: string, times: number) {
  const cluster = await Cluster.start(folder);
  const wire = await Wire.to(cluster.url);
  const app = await App.start(wire.url);
  const writers = new Writers(4, () => app, pace);
  let ended = 0;
  try {
    writers.start();
    for (let i = 0; i < times; i++) ended += await fillAndFree({ folder, cluster, wire, writers });
    await writers.stop();
    return [
      counted('times that the disk was full', times, 'times'),
      atLeast(times, 'PostgreSQL said that no space was left', await complaints(folder), 'times'),
      counted('times that it ended by itself', ended, 'times'),
      ...new Audit(await readLog(cluster.url), writers.wishes).figures(),
    ];
  } finally {
    writers.abandon();
    await app.kill();
    await wire.close();
    await cluster.end();
  }
}

/** The database may have been faster with the last bit. */
function mayBeFull(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOSPC') throw error;
}

const complaints = async (folder: string) =>
  (await readFile(join(folder, 'postgres/log'), 'utf8')).split('No space left on device').length - 1;

type Stage = Readonly<{ folder: string; cluster: Cluster; wire: Wire; writers: Writers }>;

/** @returns 1 where PostgreSQL had ended by then */
async function fillAndFree({ folder, cluster, wire, writers }: Stage) {
  const ballast = join(folder, 'ballast');
  await writers.getAnswers(20);
  const { bavail, bsize } = await statfs(folder);
  await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left * 1_000_000))).catch(mayBeFull);
  await eventually(async () => !(await writers.doAnswersCome(3_000)), 'the disk is full', 300);
  writers.strike();
  const hasEnded = !(await cluster.isAlive());
  await rm(ballast);
  await cluster.comeBack();
  wire.leadTo(cluster.url);
  await writers.getAnswers(20);
  return hasEnded ? 1 : 0;
}
