import { randomUUID } from 'node:crypto';
import { type EventStore, InMemoryEventStore, type NewEvent } from '#event-store';
import type { Sealed } from '#kernel';
import { ERASED, OrphanSweep, type Vault } from './index.js';
import { startPrivacy } from './privacy.fixture.js';

const metadata = {
  commandId: 'c', actor: 'ann', role: 'officer', authority: 'draft-round', organisationId: 'o', correlationId: 'c',
  causationId: 'c', effectiveAt: '2027-04-01T09:00:00.000Z', commandHash: 'h',
};

describe('texts that no event names', () => {
  let privacy: Awaited<ReturnType<typeof startPrivacy>>;
  let vault: Vault;
  let store: EventStore;
  let sweep: OrphanSweep;
  const seal = async (text: string, options?: { keep: boolean }) => {
    const sealer = vault.sealer('round:1');
    const sealed = sealer.seal('text', text);
    await sealer.save(options);
    return sealed;
  };
  const record = (text: Sealed, stream: string = randomUUID()) => {
    const event: NewEvent = {
      id: randomUUID(), type: 'RoundNamed', schemaVersion: 1, data: { pages: [{ text }] }, metadata,
    };
    return store.append(stream, [event], 0);
  };
  const letHoursPass = (hours: number) =>
    privacy.db.query(`UPDATE disclosure SET saved_at = saved_at - $1 * interval '1 hour'`, [hours]);

  beforeAll(async () => {
    privacy = await startPrivacy();
    vault = privacy.vault('master.key');
  });
  beforeEach(async () => {
    await privacy.db.query(`DELETE FROM disclosure; UPDATE disclosure_checkpoint SET position = ''`);
    store = new InMemoryEventStore();
    sweep = new OrphanSweep(privacy.db, store);
  });
  afterAll(() => privacy.stop());

  it('are deleted after a day; what an event names stays', async () => {
    const [orphan, named] = [await seal('refused'), await seal('recorded')];
    await record(named);
    await letHoursPass(25);
    expect(await sweep.sweep()).toBe(1);
    expect(await vault.reveal([orphan, named])).toEqual([ERASED, 'recorded']);
  });

  it('stay for the day in which their event may be on its way', async () => {
    const onItsWay = await seal('about to be appended');
    await letHoursPass(23);
    expect(await sweep.sweep()).toBe(0);
    await record(onItsWay);
    await letHoursPass(2);
    expect(await sweep.sweep()).toBe(0);
    expect(await vault.reveal(onItsWay)).toBe('about to be appended');
  });

  it('are known only after the whole log was read, however far behind the sweep was', async () => {
    const named = await seal('named by the last of many events');
    for (let i = 0; i < 1_200; i++) await record({ _sd: `other ${i}` });
    await record(named);
    await letHoursPass(24 * 7);
    expect(await sweep.sweep()).toBe(0);
    expect(await vault.reveal(named)).toBe('named by the last of many events');
  });

  it('stay where a lasting table names them', async () => {
    const mailed = await seal('in a mail', { keep: true });
    await letHoursPass(25);
    expect(await sweep.sweep()).toBe(0);
    expect(await vault.reveal(mailed)).toBe('in a mail');
  });

  it('are deleted once, and all others stay, with two workers at it', async () => {
    const texts = await Promise.all(Array.from({ length: 40 }, (_, i) => seal(String(i))));
    for (const text of texts.slice(0, 30)) await record(text);
    await letHoursPass(25);
    const counts = await Promise.all([sweep.sweep(), new OrphanSweep(privacy.db, store).sweep()]);
    expect(counts[0] + counts[1]).toBe(10);
    expect(await vault.reveal(texts.slice(0, 30))).toEqual(Array.from({ length: 30 }, (_, i) => String(i)));
  });

  it('stay when the log cannot be read', async () => {
    await seal('perhaps an orphan');
    await letHoursPass(25);
    store.readAll = () => Promise.reject(new Error('no connection'));
    await expect(sweep.sweep()).rejects.toThrow('no connection');
    expect(await privacy.db.query('SELECT FROM disclosure')).toHaveLength(1);
  });

  it('are looked for when the worker starts, until it stops', async () => {
    await seal('an orphan');
    await letHoursPass(25);
    const once = sweep.sweep.bind(sweep);
    const swept = new Promise((resolve) => { sweep.sweep = () => once().finally(() => resolve(undefined)); });
    sweep.onApplicationBootstrap();
    await swept;
    await sweep.onModuleDestroy();
    expect(await privacy.db.query('SELECT FROM disclosure')).toEqual([]);
  });
});
