import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import {
  cosignatureOf, encodeEntries, leafHash, leafOf, NO_PREVIOUS, parseSkey, parseVkey, rootOf, signNote, skeyOf, textOf,
} from '#transparency';
import { progressOn } from './progress.js';
import { addVerify } from './verify.js';
import { startWitness } from './witness.js';

const origin = 'funding.example/log';
const signer = parseSkey(skeyOf(origin, 'log', Buffer.alloc(32, 1)));
const leaves = Array.from({ length: 5 }, (_, index) => leafOf({
  index, stream: String(index).padStart(32, '0'), version: 1, prev: NO_PREVIOUS, commitment: 'c'.repeat(64),
}));
const noteOf = (size: number) =>
  signNote(textOf({ origin, size, root: rootOf(leaves.slice(0, size).map(leafHash)) }), [signer]);

describe('what an auditor runs', () => {
  const home = mkdtempSync(join(tmpdir(), 'moothall-auditor-'));
  const servers: Server[] = [];
  const said: string[] = [];
  const write = process.stderr.write.bind(process.stderr);
  const { log, error } = Object.fromEntries(Object.entries(console)) as Partial<Console>;
  const file = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), content);
    return join(home, path);
  };
  beforeAll(async () => {
    await file('log/checkpoint', noteOf(5));
    await file('log/vkey', `${signer.verifier.vkey}\n`);
    await file('log/tile/0/000.p/5', Buffer.concat(leaves.map(leafHash)));
    await file('log/tile/entries/000.p/5', encodeEntries(leaves));
    console.log = console.error = (words: string) => void said.push(words);
    process.stderr.write = () => true;
  });
  afterEach(() => { process.exitCode = undefined; });
  afterAll(() => {
    for (const server of servers) server.close().closeAllConnections();
    Object.assign(console, { log, error });
    process.stderr.write = write;
    rmSync(home, { recursive: true });
  });

  async function verify(...options: string[]) {
    const program = new Command();
    addVerify(program);
    said.length = 0;
    await program.parseAsync(['verify', ...options], { from: 'user' });
    return { code: process.exitCode, said: said.join('\n') };
  }
  const folder = join(home, 'log');

  it('verifies a copy of a log with the key that it was given', async () => {
    const { code, said: words } = await verify('--log', folder, '--vkey', signer.verifier.vkey);
    expect(words).toBe([
      `✓ ${origin}: 5 entries in 5 streams are what was signed, in their order, and none is missing`,
      `✓ Its root is ${rootOf(leaves.map(leafHash)).toString('base64')}`, 'All is well.',
    ].join('\n'));
    expect(code).toBe(0);
  });

  it('verifies a log on the web with a witness and a checkpoint, and says whom it trusted for the key', async () => {
    const { url, key } = await witness();
    const { line } = await cosignatureOf({ url, key }, { checkpoint: noteOf(5), size: 5, proofFrom: async () => [] });
    const web = await serve((path) => (path === '/log/checkpoint' ? Buffer.from(noteOf(5) + line)
      : readFileSync(join(home, path))));
    const minutes = await file('minutes.txt', noteOf(3).split('\n').slice(0, 3).join('\r\n'));
    const { code, said: words } = await verify('--log', web, '--witness', key.vkey, '--checkpoint', minutes);
    expect(words).toMatch(/^✓ auditor.example\/w1 cosigned it at \d{4}-/m);
    expect(words).toMatch('✓ It goes on from the checkpoint of 3 entries that you kept\nAll is well.\n! The log’s key');
    expect(words).toMatch(signer.verifier.vkey);
    expect(code).toBe(0);
  });

  it('ends with 1 and names what was changed', async () => {
    const other = await file('other.txt', noteOf(3).replace(/\n.{5}/, '\n3\nabcd').split('\n').slice(0, 3).join('\n'));
    const bad = await file('bad.txt', `${origin}\n3\n${leafHash(leaves[0]!).toString('base64')}`);
    expect((await verify('--log', folder, '--checkpoint', other)).code).toBe(2);
    const { key } = await witness();
    const { code, said: words } = await verify('--log', folder, '--checkpoint', bad, '--witness', key.vkey);
    expect(words.split('\n').slice(0, 3)).toEqual([
      '✗ checkpoint: auditor.example/w1 has not cosigned it',
      '✗ The checkpoint of 3 leaves: the log does not begin with it: what stood there was changed',
      'Not all is well: see ✗ above.',
    ]);
    expect(code).toBe(1);
  });

  it('ends with 2 where it cannot be checked', async () => {
    const nowhere = await verify('--log', join(home, 'nowhere'));
    expect(nowhere.code).toBe(2);
    expect(nowhere.said).toMatch(/^This could not be checked. There is no public key at /);
    expect((await verify('--log', folder, '--vkey', 'nonsense')).code).toBe(2);
  });

  it('tells how far it has come: as a bar to a person, by lines to a file', () => {
    const written = (isTTY: boolean) => {
      const parts: string[] = [];
      const write = (part: string) => parts.push(part) > 0;
      const tell = progressOn({ isTTY, write } as unknown as Parameters<typeof progressOn>[0], 'entries');
      for (let done = 1; done <= 200; done++) tell(done, 200);
      return parts;
    };
    expect(written(false)).toHaveLength(10);
    expect(written(false).at(-1)).toBe('100% (200 of 200 entries)\n');
    expect(written(true)).toHaveLength(100);
    expect(written(true)[49]).toBe(`\r[${'#'.repeat(15)}${'.'.repeat(15)}] 50% (100 of 200 entries)`);
  });

  let count = 0;
  async function witness(options: Partial<Parameters<typeof startWitness>[0]> = {}) {
    said.length = 0;
    const logs = await file('logs.txt', `# ours\n${signer.verifier.vkey}\n\n`);
    const server = await startWitness({
      folder: join(home, `w${count++}`), name: 'auditor.example/w1', log: [], logs, listen: '127.0.0.1:0', ...options,
    });
    servers.push(server);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { url, key: parseVkey(said[0]!.replace('This witness is ', '')) };
  }

  async function serve(read: (path: string) => Buffer) {
    const server = createServer(({ url = '' }, response) => void response.end(read(url)));
    servers.push(server);
    await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('witnesses with a key of its own, which it makes at its first start and prints', async () => {
    const { url, key } = await witness({ folder: join(home, 'own') });
    expect(said.slice(1)).toEqual([`It follows ${origin}`, `It answers at ${url}/add-checkpoint`]);
    expect(statSync(join(home, 'own/witness.key')).mode & 0o777).toBe(0o600);
    expect((await witness({ folder: join(home, 'own') })).key.vkey).toBe(key.vkey);
  });

  it('says what a witness still needs', async () => {
    const start = (options: object) => witness(options).then(() => 'started', (error: Error) => error.message);
    expect(await start({ logs: await file('none.txt', '# none yet\n') })).toMatch('It follows no log yet');
    expect(await start({ listen: 'everywhere' })).toMatch('--listen is a host and a port');
    expect(await start({ log: ['nonsense'] })).toMatch('is not base 64');
    expect(await start({ log: [(await witness()).key.vkey] })).toMatch('is the key of a witness, not of a log');
  });
});
