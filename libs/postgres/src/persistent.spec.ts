import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { isAlive, runningPostmaster, stopPostmaster } from './postmaster.js';
import { until } from './until.js';

/** An app that does nothing but have a database. It ends as the real one does: on SIGINT, database last. */
const app = `
  import { openPostgres } from './libs/postgres/src/persistent.ts';
  const { DATA_DIR: dataDir, TENANT: tenant } = process.env;
  const say = (what) => process.stdout.write(JSON.stringify(what) + '\\n');
  process.on('SIGINT', () => undefined);
  try {
    const { url, stop } = await openPostgres({ dataDir, tenant, onLost: () => say({ lost: true }) });
    const alive = setInterval(() => undefined, 1000);
    process.once('SIGINT', () => { clearInterval(alive); void stop(); });
    say({ url });
  } catch (error) { say({ error: error.message }); }`;

type Said = { url?: string; error?: string; lost?: boolean };

function start(dataDir: string, tenant = 'app') {
  const source = ['--conditions=moothall-source', '--import', './libs/testing/typescript.mjs'];
  const process_ = spawn(process.execPath, [...source, '--input-type=module', '--eval', app],
    { env: { ...process.env, DATA_DIR: dataDir, TENANT: tenant }, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = process_.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  const hear = async () => JSON.parse((await lines.next() as { value: string }).value) as Said;
  return { process: process_, hear };
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function ask(url: string, query: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client.query<{ answer: unknown }>(query).then(({ rows }) => rows[0]?.answer).finally(() => client.end());
}

const asRoot = process.getuid?.() === 0 ? it : it.skip;

describe('the PostgreSQL in DATA_DIR', () => {
  let home: string;
  let dataDir: string;
  const data = () => join(dataDir, 'postgres', 'data');
  const server = async () => (await runningPostmaster(data()))?.pid;
  const expectTheRow = async ({ url }: Said) => expect(await ask(url!, 'SELECT answer FROM halls')).toBe('Preston');

  beforeAll(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'moothall-data-')));
    await chmod(home, 0o755);
    dataDir = join(home, 'data');
    const first = start(dataDir);
    await ask((await first.hear()).url!, "CREATE TABLE halls AS SELECT 'Preston' AS answer");
    await end(first.process, 'SIGINT');
  });
  afterAll(() => rm(home, { recursive: true }));
  afterEach(() => stopPostmaster(data(), 'fast'));

  it('stops with the app, and has the same data at the next start', async () => {
    expect(await server()).toBeUndefined();
    const app = start(dataDir);
    await expectTheRow(await app.hear());
    await end(app.process, 'SIGINT');
    expect(await server()).toBeUndefined();
  });

  it('goes on after the app was killed, and is joined at the next start', async () => {
    const killed = start(dataDir);
    await killed.hear();
    await end(killed.process, 'SIGKILL');
    const left = await server();
    expect(left).toBeDefined();
    const app = start(dataDir);
    await expectTheRow(await app.hear());
    expect(await server()).toBe(left);
    await end(app.process, 'SIGINT');
    expect(await server()).toBeUndefined();
  });

  describe('when the app and the server were both killed', () => {
    let app: ReturnType<typeof start>;
    const killBoth = async () => {
      const killed = start(dataDir);
      await killed.hear();
      await end(killed.process, 'SIGKILL');
      process.kill((await server())!, 'SIGKILL');
      await until(async () => !(await server()), { seconds: 5 });
    };
    afterEach(() => end(app.process, 'SIGINT'));

    it('recovers', async () => {
      await killBoth();
      app = start(dataDir);
      await expectTheRow(await app.hear());
    });

    it('recovers also when something else now has the process id of the old server', async () => {
      await killBoth();
      const { uid, gid } = await stat(data());
      const other = spawn('sleep', ['60'], { uid, gid });
      const file = join(data(), 'postmaster.pid');
      await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(other.pid)));
      app = start(dataDir);
      await expectTheRow(await app.hear());
      expect(isAlive(other.pid!)).toBe(true);
      other.kill();
    });
  });

  it('serves one app only, and tells the second in a sentence', async () => {
    const first = start(dataDir);
    const said = await first.hear();
    const second = start(dataDir);
    expect((await second.hear()).error).toMatch(`already runs on this DATA_DIR (process ${first.process.pid})`);
    await expectTheRow(said);
    await end(first.process, 'SIGINT');
    expect(await server()).toBeUndefined();
  });

  it('serves one of two apps that begin an empty folder at the same moment', async () => {
    const fresh = join(home, 'fresh');
    const both = [start(fresh), start(fresh)];
    const said = await Promise.all(both.map(({ hear }) => hear()));
    expect(said.map((what) => Object.keys(what)[0]).sort()).toEqual(['error', 'url']);
    await end(both[said.findIndex(({ url }) => url)]!.process, 'SIGINT');
    expect(await runningPostmaster(join(fresh, 'postgres', 'data'))).toBeUndefined();
  });

  it('serves a command beside the app, and stops with the last that uses it', async () => {
    const [app, command] = [start(dataDir), start(dataDir, 'command')];
    await Promise.all([app.hear(), command.hear().then(expectTheRow)]);
    await end(app.process, 'SIGINT');
    expect(await server()).toBeDefined();
    await end(command.process, 'SIGINT');
    expect(await server()).toBeUndefined();
  });

  it('says when it is gone although nobody stopped it', async () => {
    const app = start(dataDir);
    await app.hear();
    process.kill((await server())!, 'SIGKILL');
    expect(await app.hear()).toEqual({ lost: true });
    await end(app.process, 'SIGINT');
  });

  it('lets in whoever has the password, which only its owner can read, and only from this machine', async () => {
    expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
    const app = start(dataDir);
    const { url } = await app.hear();
    expect(await ask(url!, "SELECT current_setting('listen_addresses') AS answer")).toBe('127.0.0.1');
    const guess = new URL(url!);
    guess.password = 'guess';
    await expect(ask(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await end(app.process, 'SIGINT');
  });

  it('does not start on the data of another version', async () => {
    const file = join(data(), 'PG_VERSION');
    const version = await readFile(file, 'utf8');
    await writeFile(file, '12\n');
    expect((await start(dataDir).hear()).error).toMatch('was made by PostgreSQL 12, and this version');
    await writeFile(file, version);
  });

  asRoot('keeps its files elsewhere, with a link to them, where its user cannot enter a folder of root', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'moothall-closed-'));
    const app = start(join(closed, 'data'));
    expect(await ask((await app.hear()).url!, "SELECT 'here' AS answer")).toBe('here');
    await end(app.process, 'SIGINT');
    const files = await realpath(join(closed, 'data', 'postgres'));
    expect(files).not.toMatch(closed);
    const again = start(join(closed, 'data'));
    await again.hear();
    await end(again.process, 'SIGINT');
    expect(await realpath(join(closed, 'data', 'postgres'))).toBe(files);
    await rm(files, { recursive: true });
    expect((await start(join(closed, 'data')).hear()).error).toMatch('the database that it leads to is gone');
    await rm(closed, { recursive: true });
  });
});
