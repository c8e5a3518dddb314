import { appendFile, chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Postgres } from '#postgres';
import { eventually } from './eventually.js';
import { kill, killFamily, running } from './processes.js';

const NAME = 'moothall-faults-';

/** A folder of the suite's own, which others may enter, since PostgreSQL runs as a user of its own. */
export async function newFolder(): Promise<string> {
  await clearOrphans();
  const folder = await mkdtemp(join(tmpdir(), `${NAME}${process.pid}-`));
  await chmod(folder, 0o711);
  return folder;
}

/** A whole PostgreSQL, set up as an operator gets it, that can be killed and comes back. */
export class Cluster {
  private postgres: Postgres | undefined;
  private constructor(private readonly folder: string) {}

  static async start(dataDir: string) {
    const cluster = new Cluster(dataDir);
    await cluster.comeBack();
    return cluster;
  }

  /** It changes whenever the server comes back. */
  get url() { return this.postgres!.url; }

  /** kill -9 to the server and every process of it. @returns how many they were */
  async kill() {
    const count = await killFamily(await this.postmaster());
    await eventually(() => this.postgres === undefined, 'the connection to a killed server ends');
    return count;
  }

  /** Starts it again where it ended, or joins it where it has come back by itself; it recovers from its log. */
  async comeBack() {
    const onLost = () => { this.postgres = undefined; };
    this.postgres ??= await openDatabase({ databaseUrl: undefined, dataDir: this.folder, onLost });
  }

  /** As an operator would in postgresql.conf. */
  async configure(setting: string) {
    await appendFile(join(this.folder, 'postgres/data/postgresql.conf'), `\n${setting}\n`);
    process.kill(await this.postmaster(), 'SIGHUP');
  }

  /** Whether the server runs, whoever started it. */
  async isAlive() {
    const pid = await this.postmaster();
    return (await running()).some((one) => one.pid === pid);
  }

  /** Nobody needs the data any more. */
  async end() {
    if (await this.isAlive()) await this.kill();
  }

  private async postmaster() {
    const text = await readFile(join(this.folder, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '');
    return Number(text.split('\n')[0]);
  }
}

/** What a suite left behind that was killed itself. */
async function clearOrphans() {
  const alive = await running();
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(NAME));
  for (const name of names.filter((one) => !alive.some(({ pid }) => pid === parseInt(one.slice(NAME.length))))) {
    const folder = join(tmpdir(), name);
    for (const { pid, command } of alive) if (command.includes(`-D ${folder}/`)) kill(pid);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined); // a mounted one is left to a person
  }
}
