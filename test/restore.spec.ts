import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { backUp, restore } from '#backup';
import { CarryingOut, Erasures } from '#data-protection';
import { Checkpoints, EventStore, migrate, schemaOf, START } from '#event-store';
import { startPostgres } from '#postgres';
import { ErasureList, MasterKey, Vault } from '#privacy';
import { ApplicationQueries, Applications, WaysBack } from '#small-pot-grants';
import { migrations, views } from '../apps/contexts.js';
import { type Moothall, startMoothall } from './support/moothall.js';
import { eventually } from './support/steps.js';
import { type Sent, Story } from './support/story.js';

const connect = (url: string) =>
  new DataSource({ type: 'postgres', url, extra: { options: '-c search_path=public' } }).initialize();

describe('a restore drill', () => {
  let [before, after] = [{} as Moothall, {} as Moothall];
  let story: Story;
  let [kept, erased] = [{} as Sent, {} as Sent];
  let spare: Awaited<ReturnType<typeof startPostgres>>;
  const folder = mkdtempSync(join(tmpdir(), 'moothall-drill-'));
  const backup = join(folder, 'backup');
  const keyFile = () => join(before.folder, 'master.key');
  const bring = async (from = backup) => {
    await migrate(spare.url, migrations);
    const db = await connect(spare.url);
    return restore(db, from, MasterKey.in(keyFile()), ErasureList.beside(keyFile())).finally(() => db.destroy());
  };
  const rows = async (url: string, query: string) => {
    const db = await connect(url);
    return db.query<object[]>(query).finally(() => db.destroy());
  };

  beforeAll(async () => {
    [before, spare] = [await startMoothall(), await startPostgres()];
    story = await Story.begin(before);
    const roundId = await story.round();
    [kept, erased] = [await story.sent(roundId), await story.sent(roundId, { by: 'Joe Carter' })];
    await story.declareNoInterests([kept, erased]);
    for (const one of [kept, erased]) await story.score(one, 'Sam Whittaker', 3, 3);
    await story.award(kept, 90_000);
    await story.decline(erased);
    await story.get(WaysBack).of(kept.group, kept.applicationId);
    await story.isShown();
    const sent = 'SELECT 1 FROM outbox WHERE delivered_at IS NOT NULL';
    await eventually(async () => (await rows(before.databaseUrl, sent)).length === 4);
    const db = await connect(before.databaseUrl);
    await backUp(db, backup, {
      masterKey: MasterKey.in(keyFile()), erasures: ErasureList.beside(keyFile()), madeAt: before.clock.now(),
    }).finally(() => db.destroy());
    before.clock.moveTo('2027-06-01T09:00:00.000Z');
    await erase(erased);
  });
  afterAll(async () => {
    await before.stop();
    await spare.stop();
    rmSync(folder, { recursive: true });
  });

  const erase = async ({ reference }: Sent) => {
    const erasureId = randomUUID();
    const [olu, dot, ed] =
      [await story.actor('Olu Adeyemi'), await story.actor('Dot Marsh'), await story.actor('Ed Finch')];
    const wish = { erasureId, typed: reference, scope: 'person', legalBasis: 'objection' } as const;
    await story.get(Erasures).request(olu, erasureId, wish);
    for (const actor of [dot, ed]) await story.get(Erasures).approve(actor, randomUUID(), erasureId);
    await story.get(CarryingOut).carryOut(erasureId).catch(() => undefined); // the worker may have been faster
  };

  it('keeps keys apart from what they open, and the master key out of it', () => {
    expect(readdirSync(join(backup, 'keys')).sort())
      .toEqual(['erased.jsonl', 'master_key.jsonl', 'subject_key.jsonl']);
    const secret = readFileSync(keyFile(), 'utf8').trim();
    for (const part of ['data', 'keys'])
      for (const file of readdirSync(join(backup, part)))
        expect(readFileSync(join(backup, part, file), 'utf8')).not.toContain(secret);
  });

  it('refuses a backup whose file was changed, and leaves the database empty', async () => {
    const file = join(backup, 'data', 'event.jsonl');
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, '\n');
    await expect(bring()).rejects.toThrow('is not as it was when the backup was made');
    writeFileSync(file, whole);
    expect(await rows(spare.url, 'SELECT FROM event')).toEqual([]);
  });

  it('refuses a backup whose list was changed, so that nobody makes up a table, a file or a count', async () => {
    const file = join(backup, 'manifest.json');
    const whole = readFileSync(file, 'utf8');
    for (const from of ['"table": "event', '"rows": ', '"seal": "']) {
      writeFileSync(file, whole.replace(from, `${from}1`));
      await expect(bring()).rejects.toThrow('manifest.json is not as it was when the backup was made');
    }
    writeFileSync(file, whole);
  });

  it('refuses a backup that is not whole, and one of another master key', async () => {
    await expect(bring(folder)).rejects.toThrow('is not a whole backup');
    const db = await connect(spare.url);
    const other = MasterKey.in(join(folder, 'other.key'));
    await expect(restore(db, backup, other, ErasureList.beside(keyFile()))).rejects.toThrow('another master key');
    await db.destroy();
  });

  it('brings everything back as it was, but for what was erased since', async () => {
    expect(await bring()).toMatchObject({ erasuresRepeated: 1 });
    const events = `SELECT position, stream, revision, id, type, data::text, metadata::text, recorded_at FROM event
      WHERE stream NOT LIKE 'erasure-%' ORDER BY position`;
    expect(await rows(spare.url, events)).toEqual(await rows(before.databaseUrl, events));
    for (const table of ['subject_key', 'disclosure', 'return_code', 'sent_mail', 'policy_checkpoint', 'outbox'])
      expect((await rows(spare.url, `SELECT * FROM ${table}`)).length).toBeGreaterThan(0);
    const keys = `SELECT id, subject, wrapped_key FROM subject_key WHERE subject NOT LIKE 'reading%' ORDER BY id`;
    expect(await rows(spare.url, keys)).toEqual(await rows(before.databaseUrl, keys));
  });

  it('refuses to restore over something', () => expect(bring()).rejects.toThrow('The database is not empty'));

  it('serves again: views are made from the log, and the erased stays erased, on record', async () => {
    const now = '2027-06-02T09:00:00.000Z';
    after = await startMoothall({ now, data: { databaseUrl: spare.url, folder: before.folder } });
    const erasedAgain = async () => (await after.app.get(EventStore).readAll({ after: START, limit: 10_000 }))
      .filter(({ type }) => type === 'ErasureRepeated');
    await eventually(async () => (await erasedAgain()).length > 0);
    const head = await after.app.get(EventStore).head();
    for (const view of views) await after.app.get(Checkpoints).waitFor(view, head, 15_000);
    const olu = await story.actor('Olu Adeyemi');
    const applications = after.app.get(ApplicationQueries);
    expect((await applications.forFunder(olu, erased.applicationId))?.answers.group?.name).toBe('(erased)');
    expect((await applications.forFunder(olu, kept.applicationId))?.answers.group?.name)
      .toBe("Brookside Tenants' Group");
    expect((await erasedAgain())[0]!.data).toMatchObject({ legalBasis: 'objection', approvedBy: [
      story.ids['Dot Marsh'], story.ids['Ed Finch'],
    ] });
    for (const view of views.filter(({ name }) => name !== 'erasures')) {
      const { tableName } = after.app.get(DataSource).getMetadata(view.row);
      const query = `SELECT * FROM ${schemaOf(view)}.${tableName} ORDER BY id`;
      expect(await rows(spare.url, query)).toEqual(await rows(before.databaseUrl, query));
    }
  });

  it('goes on from there, and mails nothing a second time', async () => {
    const group = kept.group;
    const mails = `SELECT count(*)::int AS count FROM outbox`;
    const old = await rows(spare.url, mails);
    expect(old).toEqual(await rows(before.databaseUrl, mails));
    after.clock.moveTo('2027-05-11T09:00:00.000Z');
    await after.app.get(Applications).accept(group, randomUUID(), kept.applicationId);
    const vault = after.app.get(Vault);
    const sealer = vault.sealer('person:new');
    const name = sealer.seal('name', 'Somebody new');
    await sealer.save({ keep: true });
    expect(await vault.reveal(name)).toBe('Somebody new');
    await after.stop();
  });
});
