import { setTimeout } from 'node:timers/promises';
import { AbstractLogger } from 'typeorm';
import { Refusal, type Sealed } from '#kernel';
import { ERASED, Vault } from './index.js';
import { startPrivacy } from './privacy.fixture.js';
import { SubjectKeys } from './subject-keys.js';

class Row {
  constructor(readonly id: string, readonly title: unknown) {}
  get shout() { return String(this.title).toUpperCase(); }
}

class Queries extends AbstractLogger {
  readonly queries: string[] = [];
  override logQuery(query: string) { this.queries.push(query); }
  protected writeLog() { /* nothing else is of interest */ }
}

describe('the vault', () => {
  let privacy: Awaited<ReturnType<typeof startPrivacy>>;
  let vault: Vault;
  const seal = async (subject: string, text: string) => {
    const sealer = vault.sealer(subject);
    const sealed = sealer.seal('text', text);
    await sealer.save();
    return sealed;
  };

  beforeAll(async () => {
    privacy = await startPrivacy();
    vault = privacy.vault('master.key');
  });
  afterAll(() => privacy.stop());

  it('seals what people typed, and opens it wherever it stands', async () => {
    const [round, person] = [vault.sealer('round:1'), vault.sealer('person:1')];
    const event = {
      roundId: '1', pence: 120_000, open: true, donor: null, openedAt: new Date(0), closes: undefined,
      name: round.seal('name', 'Warm rooms'), contact: { email: person.seal('email', 'ann@example.org') },
      criteria: [{ weightPercent: 100, title: round.seal('title', 'Who gains? – Zoë’s “ask”, 雪') }],
    };
    await round.save();
    await person.save();
    expect(await vault.reveal(event)).toEqual({
      ...event, name: 'Warm rooms', contact: { email: 'ann@example.org' },
      criteria: [{ weightPercent: 100, title: 'Who gains? – Zoë’s “ask”, 雪' }],
    });
  });

  it('leaves the sealed value as it was, and gives a row of a view its class', async () => {
    const row = new Row('1', await seal('round:2', 'quiet'));
    const revealed = await vault.reveal(row);
    expect(revealed.shout).toBe('QUIET');
    expect(row.title).toEqual({ _sd: expect.any(String) as string });
  });

  it('opens nothing where nothing is sealed', async () =>
    expect(await vault.reveal({ _sd: ['a list'], also: { _sd: 'x', more: 1 } }))
      .toEqual({ _sd: ['a list'], also: { _sd: 'x', more: 1 } }));

  it('opens a hundred texts with one query', async () => {
    const sealer = vault.sealer('round:3');
    const texts = Array.from({ length: 100 }, (_, i) => sealer.seal('text', `text ${i}`));
    await sealer.save();
    const logger = new Queries();
    const db = await privacy.connect({ logger });
    logger.queries.length = 0;
    const revealed = await privacy.vault('master.key', db).reveal(texts);
    await db.destroy();
    expect(revealed[99]).toBe('text 99');
    expect(logger.queries).toHaveLength(1);
  });

  it('keeps nothing in clear', async () => {
    await seal('person:2', 'canary-4711');
    const rows = await privacy.db.query<object[]>(
      'SELECT d::text, k::text FROM disclosure d JOIN subject_key k ON k.id = d.key_id');
    const bytes = Buffer.from(JSON.stringify(rows));
    for (const form of ['utf8', 'hex', 'base64url'] as const)
      expect(bytes.includes(Buffer.from('canary-4711').toString(form))).toBe(false);
  });

  it('saves each text once, however often it is asked to', async () => {
    const sealer = vault.sealer('round:4');
    const first = sealer.seal('a', 'one');
    await sealer.save();
    const second = sealer.seal('b', 'two');
    await sealer.save();
    await sealer.save();
    expect(await vault.reveal([first, second])).toEqual(['one', 'two']);
  });

  it('gives one key to a subject, although two processes make it at the same moment', async () => {
    const isWaiting = `SELECT FROM pg_stat_activity WHERE wait_event = 'transactionid' AND query LIKE 'INSERT%'`;
    let second: Promise<Sealed> | undefined;
    await privacy.db.transaction(async (first) => {
      await new SubjectKeys(first, privacy.masterKey('master.key')).of('round:5');
      second = seal('round:5', 'of the slower one');
      while ((await privacy.db.query<object[]>(isWaiting)).length === 0) await setTimeout(5);
    });
    expect(await vault.reveal(await second)).toBe('of the slower one');
    expect(await privacy.db.query('SELECT FROM subject_key WHERE subject = $1', ['round:5'])).toHaveLength(1);
  });

  it('says so where a person was erased, and opens the rest', async () => {
    const [gone, stays] = [await seal('person:3', 'Ann'), await seal('round:6', 'Reasons')];
    await vault.erase('person:3');
    expect(await vault.reveal({ gone, stays })).toEqual({ gone: ERASED, stays: 'Reasons' });
    expect(await privacy.db.query('SELECT FROM disclosure WHERE digest = $1', [gone._sd])).toEqual([]);
  });

  it('does not seal under a key that was destroyed on the way', async () => {
    await seal('person:4', 'Ann');
    const keys = privacy.keys('master.key');
    const before = await keys.of('person:4');
    await vault.erase('person:4');
    Object.assign(keys, { of: async () => before });
    const sealer = new Vault(privacy.db.manager, keys).sealer('person:4');
    sealer.seal('name', 'Ann again');
    await expect(sealer.save()).rejects.toThrow('foreign key');
  });

  it('refuses a character that could not be shown or stored', () => {
    const seal = () => vault.sealer('round:7').seal('reason', 'a\0b');
    expect(seal).toThrow(Refusal);
    expect(seal).toThrow(expect.objectContaining({ rule: 'nul-character', field: 'reason' }) as Error);
  });

  describe('stops loudly', () => {
    const change = (digest: string, column: string, from: string) => privacy.db.query(
      `UPDATE disclosure SET ${column} = (SELECT ${column} FROM disclosure WHERE digest = $2) WHERE digest = $1`,
      [digest, from]);

    it('when a text was tampered with', async () => {
      const { _sd } = await seal('round:8', 'Declined');
      await privacy.db.query(
        'UPDATE disclosure SET encrypted = set_byte(encrypted, 20, 255 - get_byte(encrypted, 20)) WHERE digest = $1',
        [_sd]);
      await expect(vault.reveal({ _sd })).rejects.toThrow(`What is kept for round:8 ${_sd} was changed`);
    });

    it('when a text was put in the place of another', async () => {
      const [declined, awarded] = [await seal('round:9', 'Declined'), await seal('round:9', 'Awarded')];
      await change(declined._sd, 'encrypted', awarded._sd);
      await expect(vault.reveal(declined)).rejects.toThrow('was changed');
    });

    it('when a subject was given the key of another', async () => {
      const [mine, yours] = [await seal('person:5', 'Mine'), await seal('person:6', 'Yours')];
      await change(mine._sd, 'key_id', yours._sd);
      await expect(vault.reveal(mine)).rejects.toThrow('was changed');
    });

    it('when the master key is another one', async () => {
      const sealed = await seal('round:10', 'Text');
      await expect(privacy.vault('other.key').reveal(sealed)).rejects.toThrow('or this is not its key');
      await expect(privacy.keys('other.key').onModuleInit()).rejects.toThrow('This is not the master key');
      await expect(privacy.keys('master.key').onModuleInit()).resolves.toBeUndefined();
    });
  });
});
