import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

const wards = [
  'ward_code,ward_name,authority_code,authority_name,population,neighbourhood',
  'E05001620,Audley,E06000008,Blackburn with Darwen,9529,East',
  'E05001621,Bastwell,E06000008,Blackburn with Darwen,7565,East',
];

/** The commands as an operator gives them, each in a process of its own, of the built program. */
describe('moothall on the command line', () => {
  let home: string;
  let port: number;
  const begun: ChildProcess[] = [];
  const settings = () =>
    ({ ...process.env, DATABASE_URL: '', PORT: String(port), DATA_DIR: join(home, 'data'), LOG_LEVEL: 'info' });

  function begin(parameters: string[], environment: Record<string, string> = {}) {
    const child = spawn(process.execPath, ['bin/moothall.mjs', ...parameters],
      { env: { ...settings(), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    begun.push(child);
    const said = Promise.all([text(child.stdout), text(child.stderr)]).then(([out, err]) => out + err);
    const ended = once(child, 'exit').then(async ([code]) => ({ code: code as number | null, said: await said }));
    return { child, ended };
  }
  const run = (...parameters: string[]) => begin(parameters).ended;
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

  /** Until it answers; a process that has ended before it answered fails the test, with what it said. */
  async function start(environment: Record<string, string> = {}) {
    const service = begin(['start'], environment);
    const failed = service.ended.then(({ said }) => { throw new Error(said); });
    const answers = async () => {
      while (!(await ask('/health/ready').then(({ ok }) => ok, () => false))) await setTimeout(50);
    };
    await Promise.race([answers(), failed]);
    failed.catch(() => undefined);
    return { stop: () => { service.child.kill('SIGINT'); return service.ended; } };
  }
  const file = async (name: string, lines: readonly string[]) => {
    await writeFile(join(home, name), lines.join('\n'));
    return join(home, name);
  };

  beforeAll(async () => {
    await once(spawn(process.execPath, ['bin/build-if-older.mjs'], { stdio: 'inherit' }), 'exit');
    home = await mkdtemp(join(tmpdir(), 'moothall-cli-'));
    await chmod(home, 0o755);
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    ({ port } = probe.address() as AddressInfo);
    probe.close();
  });
  afterAll(async () => {
    for (const child of begun) child.kill('SIGKILL'); // one that hung, that is; the others have ended
    await rm(home, { recursive: true });
  });

  it('says everything that is wrong with the settings, and does not start', async () => {
    const { code, said } = await begin(['start'], { PORT: 'x', PUBLIC_URL: 'http://grants.example.org' }).ended;
    expect(code).toBe(1);
    expect(said.split('\n').slice(0, 2)).toEqual([
      'PORT must be a number from 1 to 65535.',
      'PUBLIC_URL must be an https:// address without a path (http:// only for localhost).',
    ]);
  });

  describe('while the service runs', () => {
    let service: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => void (service = await start()), 60_000);

    it('is alive, and every view keeps up', async () => {
      expect(await (await ask('/health/live')).json()).toEqual({ live: true });
      const report = await (await ask('/health/ready')).json() as { ready: boolean; views: object[] };
      expect(report.ready).toBe(true);
      expect(report.views).toContainEqual({ name: 'neighbourhood_sets', lag: 0 });
    });

    it('imports neighbourhoods from a file', async () => {
      const { code, said } = await run('import', 'neighbourhoods', await file('wards.csv', wards), '--year', '2024');
      expect(said).toBe('2 wards are in the set "wards": populations of 2024, wards.csv.\n');
      expect(code).toBe(0);
    });

    it('imports the same file again without changing anything', async () => {
      const { code, said } = await run('import', 'neighbourhoods', join(home, 'wards.csv'), '--year', '2024');
      expect(said).toBe('This file is already imported. Nothing changed.\n');
      expect(code).toBe(0);
    });

    it('imports nothing of a file with bad rows, and names each by its line', async () => {
      const bad = [...wards, 'E05001622,Beardwood,E06000008,Blackburn with Darwen,many,West', wards[1]!];
      const { code, said } = await run('import', 'neighbourhoods', await file('bad.csv', bad));
      expect(said).toMatch(/^Nothing was imported.\nLine 4: "many" is not a number of people\nLine 5: ward E05001620/);
      expect(code).toBe(1);
    });

    it('lists the views, and makes one again', async () => {
      expect((await run('views')).said).toMatch(/^neighbourhood_sets +v\d+ +up to date$/m);
      expect((await run('rebuild', 'neighbourhood_sets')).said)
        .toBe('neighbourhood_sets: 100% (1 of 1 events)\nneighbourhood_sets is rebuilt.\n');
      expect((await run('rebuild', 'neighbours')).said).toMatch('There is no view "neighbours". There are: ');
    });

    it('finds all well', async () => {
      const { code, said } = await run('doctor');
      const parts = ['Settings', 'Master key', 'Database', 'Views and policies', 'Public log'];
      expect(said).toMatch(new RegExp(`^${parts.map((part) => `✓ ${part}: .*\n`).join('')}All is well\\.\n$`));
      expect(code).toBe(0);
    });

    it('imports boundaries, and names the wards that they do not fit', async () => {
      const coordinates = [[[-2.477, 53.7455], [-2.474, 53.743], [-2.4665, 53.7445], [-2.477, 53.7455]]];
      const [code = ''] = wards[1]!.split(',');
      const drawn = [{ WD23CD: code, WD23NM: 'One' }, { WD23CD: 'E05000999', WD23NM: 'Elsewhere' }];
      const features = drawn.map((properties) => ({ properties, geometry: { type: 'Polygon', coordinates } }));
      const path = await file('map.geojson', [JSON.stringify({ type: 'FeatureCollection', features })]);
      const { said, code: status } = await run('import', 'boundaries', path, '--source', 'Contains OS data');
      expect(said).toMatch(/^2 boundaries are in the set "map"\. They fit 1 of 2 wards\.\nThese wards .*\n {2}E05/);
      expect(said).toMatch(/\n1 boundaries have codes that no ward has\. They are not shown\.\n$/);
      expect(status).toBe(0);
      expect((await run('import', 'boundaries', path, '--source', 'Contains OS data')).said)
        .toBe('This file is already imported. Nothing changed.\n');
    });

    it('lets the first person in: by a link that is printed, once', async () => {
      const { said } = await run(
        'invite', 'ade@council.example', '--name', 'Ade Cole', '--organisation', 'Calderbrook Council');
      expect(said).toContain('Ade Cole is an administrator of Calderbrook Council.');
      const { pathname } = new URL(/http:\S+/.exec(said)![0]);
      expect(await (await ask(pathname)).text()).toContain('Welcome to Moothall');
      const open = () => fetch(`http://127.0.0.1:${port}${pathname}`, { method: 'POST', redirect: 'manual' });
      expect((await open()).headers.get('location')).toBe('/operator/people');
      expect(await (await open()).text()).toContain('This link does not work any more');
    });

    it('ends when asked to, and its database with it', async () => {
      expect((await service.stop()).code).toBe(0);
      await expect(ask('/health/live')).rejects.toThrow('fetch failed');
    });
  });

  it('works without the service, too, on a database that it starts and stops', async () => {
    expect((await run('views')).said).toMatch(/^neighbourhood_sets +v\d+ +up to date$/m);
  });

  it('backs up, puts a new master key in place, and finds all well', async () => {
    const backup = await run('backup', join(home, 'backup'));
    expect(backup.said).toMatch(/holds \d+ rows of \d+ tables\. Keep its folder "keys" apart/);
    expect((await run('rotate-master-key')).said).toMatch(/holds a new master key/);
    expect((await run('doctor')).code).toBe(0);
    expect((await run('restore', join(home, 'backup'))).said).toMatch('made under another master key');
    const { code, said } = await run('erase', 'MH-00000000');
    expect([code, said]).toEqual([1, 'Nothing is held under "MH-00000000".\n']);
  });

  it('says so when something else has its port', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const { code, said } = await run('start');
    await new Promise((resolve) => { other.close(resolve); });
    expect(said).toMatch(`Something else listens on 127.0.0.1:${port} already.`);
    expect(code).toBe(1);
  });

  it('lists every route and who gets through to it, without a database', async () => {
    const { code, said } = await run('permissions', '--json');
    const routes = JSON.parse(said) as { method: string; path: string; access: string; roles: string[] }[];
    const ending = { method: 'POST', path: '/delegations/:id/end', access: 'give-delegations' };
    expect(routes).toContainEqual(expect.objectContaining(ending));
    const { said: table } = await run('permissions');
    expect(table).toMatch(/^GET {5}\/delegations {2,}give-delegations {2,}monitoring-officer/m);
    expect(code).toBe(0);
  });

  it('may do the work only, and answer nobody but its supervisor', async () => {
    const worker = await start({ ROLES: 'worker' });
    expect((await ask('/')).status).toBe(404);
    expect((await worker.stop()).code).toBe(0);
  });
});
