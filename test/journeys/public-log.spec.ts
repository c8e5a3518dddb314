import type { Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { describeInBrowser } from '#testing';
import {
  hashesFromTiles, leafHash, LogSigner, parseEntries, parseVkey, pathOfTile, rootAt, Sequencer, verifyTlogProof,
} from '#transparency';
import { type Moothall, startMoothall } from '../support/moothall.js';
import { Story } from '../support/story.js';
import { stepsOn } from '../support/steps.js';

await describeInBrowser('somebody who asks whether the record has changed', ({ phone }) => {
  let moothall: Moothall;
  let page: Page;
  let older: string;
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${moothall.url}/log/${path}`, { headers });
  const bytes = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer());
  /** As the clock does once in an hour. */
  const publish = async () => {
    await moothall.app.get(Sequencer).catchUp();
    await moothall.app.get(LogSigner).sign();
  };
  beforeAll(async () => {
    moothall = await startMoothall();
    page = await phone();
  });
  afterAll(() => moothall.stop());

  it('is told that nothing is signed yet, and no program is told anything', async () => {
    const visitor = stepsOn(page, moothall, 'log');
    await visitor.open('/');
    await visitor.follow('Has this record changed?');
    expect(await visitor.heading()).toBe('Has this record changed?');
    expect(await visitor.words()).toContain('Nothing is signed yet');
    await visitor.look('nothing-yet');
    for (const path of ['checkpoint', 'vkey', 'proof/0', 'tile/0/000', 'tile/0/000.p/1', 'tile/entries/000.p/1'])
      expect((await get(path)).status).toBe(404);
  });

  it('reads how much is signed, when and by whom, and the three lines for the minutes', async () => {
    const story = await Story.begin(moothall);
    await story.round();
    await publish();
    const visitor = stepsOn(page, moothall, 'log');
    await visitor.open('/log');
    const lines = (await page.getByRole('region', { name: 'Three lines for your minutes' })
      .innerText()).trim();
    expect(lines).toMatch(/^127\.0\.0\.1:\d+\/log\n\d+\n[A-Za-z0-9+/]{43}=$/);
    expect((await (await get('checkpoint')).text()).startsWith(`${lines}\n\n— `)).toBe(true);
    for (const fact of ['0 witnesses have cosigned it', 'every hour', 'No witness is asked yet'])
      expect((await visitor.words()).replace(/\s+/g, ' ')).toContain(fact);
    await visitor.look('signed');
    older = lines;
    await story.round({ name: 'Another' });
    expect((await get('checkpoint')).status).toBe(200);
    expect(await (await get('checkpoint')).text()).toContain(lines); // what waits is not told of
    await publish();
    expect(await (await get('checkpoint')).text()).not.toContain(lines);
  });

  it('pastes older lines, and hears that today’s record still begins with exactly that', async () => {
    const visitor = stepsOn(page, moothall, 'log');
    await visitor.open('/log');
    await visitor.fill({ 'The three lines': `  ${older.replaceAll('\n', '\r\n')}\r\n` });
    await visitor.press('Check these lines');
    expect(await visitor.words()).toMatch(/Yes, it is still the same\s+Today’s record begins with exactly the \d+/);
    await visitor.look('same');
  });

  it('hears what is wrong with lines that are of another record, wrong, or not lines at all', async () => {
    const visitor = stepsOn(page, moothall, 'log');
    const [name, size, root] = older.split('\n') as [string, string, string];
    const check = async (lines: string) => {
      await visitor.open('/log');
      await visitor.fill({ 'The three lines': lines });
      await visitor.press('Check these lines');
    };
    const problems: readonly (readonly [string, string])[] = [
      ['', 'Paste the three lines that you have'],
      ['Minutes of the meeting',
        'Paste three lines: the name of the record, a number, and letters and digits that end with ='],
      [`elsewhere/log\n${size}\n${root}`, `These lines are of another record. The first line of ours is ${name}`],
    ];
    for (const [lines, problem] of problems) {
      await check(lines);
      expect(await visitor.problems()).toEqual([problem]);
    }
    await visitor.look('another-record');
    await check([name, size, `${root[0] === 'A' ? 'B' : 'A'}${root.slice(1)}`].join('\n'));
    expect(await visitor.words()).toContain('No, it is not the same');
    await visitor.look('not-the-same');
    await check([name, '999999', root].join('\n'));
    expect(await visitor.words()).toContain('No, entries are missing');
    await check([name, '0', '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='].join('\n'));
    expect(await visitor.words()).toContain('Yes, it is still the same');
  });

  it('lets a program read everything in the formats of C2SP, and keep what never changes', async () => {
    const [note, vkey] = [await (await get('checkpoint')).text(), (await (await get('vkey')).text()).trim()];
    const [, line = '', root] = note.split('\n');
    const size = Number(line);
    const width = size % 256;
    const full = size >= 256;
    const read = async (tile: Parameters<typeof pathOfTile>[0]) => bytes(pathOfTile(tile));
    expect((await rootAt(size, hashesFromTiles(size, read))).toString('base64')).toBe(root);
    const last = { level: 'entries', n: Math.floor(size / 256), width } as const;
    const leaves = parseEntries(await bytes(pathOfTile(last)), last);
    const index = size - width;
    const proof = await get(`proof/${index}`);
    expect(proof.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    verifyTlogProof(await proof.text(), leaves[0]!, { log: parseVkey(vkey) });
    expect((await bytes(pathOfTile({ ...last, level: 0 }))).subarray(0, 32)).toEqual(leafHash(leaves[0]!));
    const answer = await get(full ? 'tile/0/000' : `tile/0/000.p/${width}`);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('cache-control')).toBe(
      full ? 'public, max-age=31536000, immutable' : 'public, no-cache');
    const again = await get('checkpoint', { 'if-none-match': (await get('checkpoint')).headers.get('etag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const absent = [
      `tile/0/000.p/${width + 1}`, 'tile/0/001', 'tile/0/0', 'tile/64/000', 'tile/0/000.p/0', 'tile/x/000',
      `proof/${size}`, 'proof/01', 'proof/-1', 'tile/0/000.p/256', 'tile/entries/x999/999',
    ];
    for (const path of absent) expect((await get(path)).status).toBe(404);
  });

  it('is warned where the record is shorter than what was signed, and the signer refuses', async () => {
    const db = moothall.app.get(DataSource);
    for (const statement of [
      'GRANT ALL ON leaf TO CURRENT_USER', 'ALTER TABLE leaf DISABLE TRIGGER append_only',
      'UPDATE leaf_sequencer SET size = size - 3',
    ]) await db.query(statement);
    await expect(moothall.app.get(LogSigner).check()).rejects.toThrow('The signer refuses');
    const visitor = stepsOn(page, moothall, 'log');
    await visitor.open('/log');
    expect(await visitor.words()).toMatch(/shorter than what was signed on .* The signer refuses to sign it/);
    await visitor.look('shorter');
    const health = await fetch(`${moothall.url}/health/ready`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ log: [{ name: 'public log' }, { name: 'signer', stopped: true }] });
    await page.context().close();
  });
});
