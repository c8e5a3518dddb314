import { execFile } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { ReadingLog, Vault } from '#privacy';
import { type BundleEntry, Bundles, checkBundle, unzipped, zipped } from '#scrutiny';
import { Applications, Assessments } from '#small-pot-grants';
import { describeInBrowser, expectAccessible, picture } from '#testing';
import { cosign, LogSigner, parseSkey, PublishedLog, Sequencer, skeyOf, textOf } from '#transparency';
import { type Files, flipped, forged, forgeries } from '../support/forgeries.js';
import { type Moothall, startMoothall } from '../support/moothall.js';
import { type Sent, Story } from '../support/story.js';

const witness = parseSkey(skeyOf('witness.example', 'witness', Buffer.alloc(32, 3)));
/** What no public bundle may hold, as text or encoded: names, single scores, interests, contacts, others' cases. */
const secrets = [
  'Jean Hargreaves', 'Sam Whittaker', 'Bea Lord', 'Amina', 'group.example', 'survey of tenants',
  'My sister plays in it', 'Drums for everybody', 'Riverside', 'personId', 'assessorId', 'decidedBy', 'weighted',
];

/** A round of which one application was awarded and one declined; somebody has an interest in the other. */
async function tell(story: Story) {
  const roundId = await story.round();
  const bench = await story.sent(roundId);
  const drums = await story.sent(roundId, { by: 'Kath Doyle', title: 'Drums for everybody', place: 'Riverside' });
  const [applications, names] = [[bench, drums], ['Sam Whittaker', 'Cllr Jean Hargreaves']];
  await story.declareNoInterests(applications, names);
  await story.get(Assessments).declareInterests(await story.actor('Bea Lord'), randomUUID(), roundId, {
    seen: applications.map(({ applicationId }) => applicationId),
    interests: [{ applicationId: drums.applicationId, nature: 'My sister plays in it' }],
  });
  for (const one of applications) await story.score(one, 'Sam Whittaker', 4, 3);
  await story.score(bench, 'Bea Lord', 3, 3);
  await story.award(bench, 90_000);
  await story.decline(drums, 'Other groups reach more people.');
  await story.isShown();
  return { bench, drums };
}

/** What happened so far is in the public log, and a witness has seen it. */
async function publish(story: Story) {
  await story.get(Sequencer).catchUp();
  await story.get(LogSigner).sign();
  const { origin, size, root } = (await story.get(PublishedLog).latest())!;
  const line = cosign(textOf({ origin, size, root }), witness, 1_900_000_000);
  await story.get(DataSource).query(
    'INSERT INTO cosignature (origin, size, witness, line, at) VALUES ($1, $2, $3, $4, now()) ON CONFLICT DO NOTHING',
    [origin, size, witness.verifier.name, line]);
}

/** The same files as a folder. */
function unpacked(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'moothall-evidence-'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

type Ran = Readonly<{ code: number; said: string }>;

/** Runs a true copy of `verify.sh` on a folder with these files. */
async function withShell(script: string, files: Files, keys: readonly string[] = []): Promise<Ran> {
  const folder = unpacked(files);
  return new Promise<Ran>((resolve) => {
    execFile('sh', [script, '-d', folder, ...keys], { maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }));
  }).finally(() => rmSync(folder, { recursive: true }));
}

async function* entriesOf(files: Files): AsyncIterable<BundleEntry> {
  for (const [path, bytes] of files) yield { path, bytes };
}
const zipOf = (files: Files) => buffer(zipped(entriesOf(files)));

/** Gives the page, a true copy, these files as a zip; what it says. */
async function withPage(page: Page, files: Files, keys: readonly string[] = []): Promise<string> {
  await page.reload();
  const zip = { name: 'evidence.zip', mimeType: 'application/zip', buffer: await zipOf(files) };
  await page.getByLabel('The evidence').setInputFiles(zip);
  await page.getByLabel('Keys that you know').fill(keys.join('\n'));
  await page.getByRole('button', { name: 'Check it' }).click();
  await page.locator('#verdict.right, #verdict.wrong').waitFor();
  return page.locator('#verdict').innerText();
}

/** mulberry32: the same seed gives the same numbers from 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

await describeInBrowser('the evidence for a decision', ({ desktop, phone }) => {
  let moothall: Moothall;
  let story: Story;
  let [bench, drums]: Sent[] = [];
  let files: Files;
  let keys: readonly string[];
  let offline: Page;
  const home = mkdtempSync(join(tmpdir(), 'moothall-trusted-'));
  const script = join(home, 'verify.sh');
  const path = (reference: string) => `${moothall.url}/decisions/${reference}/bundle.zip`;
  const filesFrom = async (response: Response) => {
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
    return unzipped(new Uint8Array(await response.arrayBuffer()));
  };
  /** As somebody of these people would get it, or as everybody, without a name. */
  async function bundleFor(name?: string, one = bench!): Promise<Files> {
    const found = await story.get(Bundles).of(one.reference, name === undefined ? undefined : await story.actor(name));
    if (!found || found === 'too-early') throw new Error('There is no bundle');
    return unzipped(await buffer(zipped(found.entries([]))));
  }

  beforeAll(async () => {
    const settings = { WITNESSES: `${witness.verifier.vkey} http://127.0.0.1:9/`, LOG_PUBLISH_EVERY: '1h' };
    moothall = await startMoothall({ settings });
    story = await Story.begin(moothall);
    ({ bench, drums } = await tell(story));
    await publish(story);
    files = await filesFrom(await fetch(path(bench.reference)));
    ({ keys } = checkBundle(files));
    for (const name of ['verify.sh', 'verify.html']) writeFileSync(join(home, name), files.get(name)!);
    offline = await desktop();
    await offline.context().setOffline(true);
    await offline.goto(pathToFileURL(join(home, 'verify.html')).href);
  });
  afterAll(async () => {
    await offline.context().close();
    rmSync(home, { recursive: true });
    await moothall.stop();
  });

  const devices = [['phone', phone], ['desktop', desktop]] as const;
  it.each(devices)('is one link away from a decision, on a %s', async (device, open) => {
    const page = await open();
    await page.goto(`${moothall.url}/decisions/${bench!.reference}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'), page.getByRole('link', { name: 'Download the evidence' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`evidence-${bench!.reference}.zip`);
    const zip = join(home, `${device}.zip`);
    await download.saveAs(zip);
    await page.context().close();
    const folder = unpacked(unzipped(readFileSync(zip)));
    const reading = await open();
    await reading.goto(pathToFileURL(join(folder, 'index.html')).href);
    expect(await reading.innerText('main')).toContain('The decider awarded £900 of the £1,000');
    await expectAccessible(reading);
    await picture(reading, `evidence-${device}`);
    await reading.context().close();
    rmSync(folder, { recursive: true });
  });

  it('is checked by a citizen with the page in it, without a network', async () => {
    await expectAccessible(offline);
    await picture(offline, 'evidence-check');
    expect(await withPage(offline, files, keys)).toContain('Nothing was changed');
    const words = await offline.innerText('main');
    for (const fact of ['GrantReserved', '90000', 'A clear need, and a plan that will work.', 'witness.example'])
      expect(words).toContain(fact);
    await expectAccessible(offline);
    await picture(offline, 'evidence-right');
  });

  it('is checked by a shell and OpenSSL alone', async () => {
    const { code, said } = await withShell(script, files, keys);
    expect([code, said]).toEqual([0, expect.stringMatching(/Cosigned by: witness\.example\nOK: \d+ events of/)]);
  });

  it('is not cosigned by whom it says, where the reader gives keys and none of that witness', async () => {
    const known = keys.filter((key) => key !== witness.verifier.vkey);
    const unknown = /witness\.example\+.* is not one that/;
    expect(known).toHaveLength(keys.length - 1);
    expect(checkBundle(files, known).faults.join('\n')).toMatch(unknown);
    expect(await withShell(script, files, known)).toEqual({ code: 1, said: expect.stringMatching(unknown) as string });
    expect(await withPage(offline, files, known)).toMatch(unknown);
  });

  it('is the same to the byte when it is asked for again', async () => {
    const [one, other] = await Promise.all([1, 2].map(async () => (await fetch(path(bench!.reference))).arrayBuffer()));
    expect(Buffer.from(one!).equals(Buffer.from(other!))).toBe(true);
  });

  describe.each(forgeries)('with $name', (forgery) => {
    it('is found out by all three that check it', async () => {
      const wrong = forged(files, forgery);
      expect(checkBundle(wrong, keys).faults.join('\n')).toMatch(forgery.finds);
      const { code, said } = await withShell(script, wrong, keys);
      expect([code, said]).toEqual([1, expect.stringMatching(forgery.finds)]);
      const words = await withPage(offline, wrong, keys);
      expect(words).toMatch(forgery.finds);
      expect(words).toContain('Something is wrong');
    });
  });

  it('shows every one of 500 bits that were flipped anywhere in it, and in which file', async () => {
    const seed = Number(process.env.SEED ?? randomInt(1e6));
    process.stdout.write(`SEED=${seed}\n`);
    const random = randomFrom(seed);
    for (let i = 0; i < 500; i++) {
      const { path: where, files: wrong } = flipped(files, random);
      expect([where, checkBundle(wrong).faults.join('\n')]).toEqual([where, expect.stringContaining(where)]);
      if (i >= 20) continue;
      const { code, said } = await withShell(script, wrong);
      expect([where, code, said]).toEqual([where, 1, expect.stringContaining(where)]);
      expect([where, await withPage(offline, wrong)]).toEqual([where, expect.stringContaining(where)]);
    }
  });

  it('tells the public nothing that the public trail does not', async () => {
    const page = await (await fetch(`${moothall.url}/decisions/${bench!.reference}`)).text();
    const all = [...files].filter(([name]) => !/^(?:verify|README)/.test(name)).map(([, bytes]) => Buffer.from(bytes));
    const lines = all.flatMap((bytes) => bytes.toString().split('\n')).filter((line) => /^[\w-]{30,}$/.test(line));
    const opened = lines.map((line) => Buffer.from(line, 'base64url'));
    const whole = Buffer.concat([...all, ...opened]).toString();
    for (const secret of secrets) expect([secret, whole.includes(secret)]).toEqual([secret, false]);
    for (const id of [...Object.values(story.ids), drums!.applicationId])
      expect([id, whole.includes(id)]).toEqual([id, false]);
    for (const text of checkBundle(files).texts.values())
      expect(page.replaceAll('&#39;', '\'')).toContain(text);
  });

  it('has a leaf for each event of the case, those that the public cannot open, too', async () => {
    const [forAll, forScrutiny] = [checkBundle(await bundleFor()), checkBundle(await bundleFor('Olu Adeyemi'))];
    expect([forAll.faults, forScrutiny.faults]).toEqual([[], []]);
    expect(forAll.leaves).toEqual(forScrutiny.leaves);
    expect(forAll.opened.length).toBeLessThan(forScrutiny.opened.length);
    const members = forScrutiny.opened.flatMap((one) => one.members.map(({ name }) => name));
    for (const name of ['origin', 'data.decidedBy', 'data.scores']) expect(members).toContain(name);
    expect([...forScrutiny.texts.values()].join()).not.toContain('group.example');
  });

  it('is the group’s for its own case, a declined one, too, and nobody else’s', async () => {
    expect((await fetch(path(drums!.reference))).status).toBe(404);
    expect(await story.get(Bundles).of(drums!.reference, await story.actor('Amina Begum'))).toBeNull();
    const { faults, texts, manifest } = checkBundle(await bundleFor('Kath Doyle', drums));
    expect([faults, manifest!.reader]).toEqual([[], 'group']);
    expect([...texts.values()]).toContain('Other groups reach more people.');
    expect([...texts.values()].join()).not.toContain('My sister plays in it');
  });

  it('gives a group no handle of a stream that it is told nothing of, or it could watch those who decide', async () => {
    const bundle = await bundleFor('Kath Doyle', drums);
    const { leaves } = checkBundle(bundle);
    const told = leaves.filter(({ index }) => bundle.has(`opened/${index}.txt`)).map(({ stream }) => stream);
    expect(leaves.filter(({ stream }) => !told.includes(stream))).toEqual([]);
    const streams = async (name: string) =>
      new Set(checkBundle(await bundleFor(name, drums)).leaves.map(({ stream }) => stream)).size;
    expect(await streams('Kath Doyle')).toBeLessThan(await streams('Olu Adeyemi'));
  });

  it('is on record as read where somebody gets more than the public', async () => {
    await bundleFor('Olu Adeyemi');
    const [newest] = await story.get(ReadingLog).list([story.funders.lcc], { refersTo: bench!.reference });
    expect(newest).toMatchObject({ readerId: story.ids['Olu Adeyemi'], what: `trail:${bench!.reference}` });
  });

  it('says which of its steps are not in the public log yet, and when they will be', async () => {
    story.aMinuteLater();
    await story.get(Applications).accept(bench!.group, randomUUID(), bench!.applicationId);
    await story.isShown();
    const later = await filesFrom(await fetch(path(bench!.reference)));
    const page = Buffer.from(later.get('index.html')!).toString();
    expect(checkBundle(later).faults).toEqual([]);
    expect(page).toContain('later steps are not in the public log yet');
    expect(page).not.toContain('The group accepted the grant');
  });

  it('of a case of which nothing is in the public log yet is a page that says when it will be', async () => {
    const early = await story.draft(await story.round({ name: 'Too early' }), { by: 'Joe Carter' });
    await story.isShown();
    const found = await story.get(Bundles).of(early.reference, early.group);
    expect(found).toBe('too-early');
  });

  it('still checks when what people wrote was erased, and says so', async () => {
    await story.get(Vault).erase(`application:${bench!.applicationId}`);
    const { faults, texts } = checkBundle(await bundleFor());
    expect(faults).toEqual([]);
    expect([...texts.values()]).not.toContain('A bench and a bit of green');
    const after = await filesFrom(await fetch(path(bench!.reference)));
    expect(Buffer.from(after.get('index.html')!).toString()).toContain('(erased)');
    expect((await withShell(script, after, keys)).code).toBe(0);
    expect(await withPage(offline, after, keys)).toContain('Nothing was changed');
    expect(await offline.innerText('main')).toContain('(erased, or not for you)');
  });
});
