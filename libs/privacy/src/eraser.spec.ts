import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sealed } from '#kernel';
import { Eraser, ERASED, ErasureList, type Vault } from './index.js';
import { startPrivacy } from './privacy.fixture.js';

const now = '2027-06-01T09:00:00.000Z';

describe('erasing', () => {
  let privacy: Awaited<ReturnType<typeof startPrivacy>>;
  let [vault, eraser, list] = [{} as Vault, {} as Eraser, {} as ErasureList];
  const nothingElse = async () => undefined;
  const order = (subject: string) => ({
    erasureId: randomUUID(), subject, legalBasis: 'objection', approvedBy: ['dot', 'ed'], subjects: [subject],
    records: [], mails: [], apart: [],
  });
  const seal = async (subject: string, text: string): Promise<Sealed> => {
    const sealer = vault.sealer(subject);
    const sealed = sealer.seal('text', text);
    await sealer.save();
    return sealed;
  };

  beforeAll(async () => {
    privacy = await startPrivacy();
    vault = privacy.vault('master.key');
    list = ErasureList.beside(join(privacy.folder, 'master.key'));
    eraser = new Eraser(privacy.db, list, { now: () => now }, privacy.masterKey('master.key'));
  });
  afterAll(() => privacy.stop());

  it('destroys the key and all that was sealed under it, and leaves the rest', async () => {
    const [gone, stays] = [await seal('person:1', 'Ann'), await seal('person:2', 'Bob')];
    const erased = await eraser.erase(order('person:1'), nothingElse);
    expect(erased).toMatchObject({ texts: 1, erasedAt: now, keyIds: [expect.any(String)] });
    expect(await vault.reveal([gone, stays])).toEqual([ERASED, 'Bob']);
    expect(await privacy.db.query('SELECT FROM disclosure WHERE digest = $1', [gone._sd])).toEqual([]);
  });

  it('leaves what is to outlive it, under another key, and destroys that key by itself', async () => {
    const [name, story] = [await seal('application:1', 'Food Club'), await seal('application:1', 'Our story')];
    const apart = [{ subject: 'grant:1', digests: [name._sd] }];
    expect(await eraser.erase({ ...order('application:1'), apart }, nothingElse)).toMatchObject({ texts: 1, apart });
    expect(await vault.reveal([name, story])).toEqual(['Food Club', ERASED]);
    await eraser.erase(order('grant:1'), nothingElse);
    expect(await vault.reveal(name)).toBe(ERASED);
  });

  it('happens once: what was written about the person since then stays', async () => {
    await seal('person:3', 'Before');
    const wish = order('person:3');
    const first = await eraser.erase(wish, nothingElse);
    const after = await seal('person:3', 'After');
    expect(await eraser.erase(wish, () => Promise.reject(new Error('again')))).toEqual(first);
    expect(await vault.reveal(after)).toBe('After');
  });

  it('is whole or not at all, and can be tried again after a crash', async () => {
    const sealed = await seal('person:4', 'Ann');
    const wish = order('person:4');
    await expect(eraser.erase(wish, () => Promise.reject(new Error('crash')))).rejects.toThrow('crash');
    expect(await vault.reveal(sealed)).toBe('Ann');
    await eraser.erase(wish, nothingElse);
    expect(await vault.reveal(sealed)).toBe(ERASED);
    expect(list.all().filter(({ erasureId }) => erasureId === wish.erasureId)).toHaveLength(1);
  });

  it('is done again to a database that an old backup brought back', async () => {
    const [gone, stays] = [await seal('person:5', 'Ann'), await seal('person:6', 'Bob')];
    const backup = await privacy.db.query<object[]>(`
      SELECT k.id, k.subject, k.wrapped_key, k.wrapped_by, d.digest, d.encrypted
      FROM subject_key k JOIN disclosure d ON d.key_id = k.id WHERE subject = 'person:5'`);
    await eraser.erase(order('person:5'), nothingElse);
    for (const { id, subject, wrapped_key, wrapped_by, digest, encrypted } of backup as Record<string, unknown>[]) {
      await privacy.db.query('INSERT INTO subject_key VALUES ($1, $2, $3, $4)', [id, subject, wrapped_key, wrapped_by]);
      await privacy.db.query('INSERT INTO disclosure VALUES ($1, $2, $3, true)', [digest, id, encrypted]);
    }
    expect(await vault.reveal(gone)).toBe('Ann');
    await privacy.db.transaction((tx) => eraser.repeat(tx, list.all(), nothingElse));
    expect(await vault.reveal([gone, stays])).toEqual([ERASED, 'Bob']);
  });

  it('keeps a list apart from the database, without a word about anybody', () => {
    const text = readFileSync(join(privacy.folder, 'erasures.jsonl'), 'utf8');
    expect(text).toContain('person:5');
    expect(text).not.toMatch(/Ann|Bob/);
  });

  it('reads a list whose last line a crash cut off, and stops at any other damage', () => {
    const file = join(privacy.folder, 'erasures.jsonl');
    const whole = list.all();
    appendFileSync(file, '{"erasureId":"cut');
    expect(list.all()).toEqual(whole);
    list.add({ ...whole[0]!, erasureId: 'next' });
    expect(list.all().map(({ erasureId }) => erasureId)).toEqual([...whole.map(({ erasureId }) => erasureId), 'next']);
    writeFileSync(file, `{"erasureId":"cut\n${readFileSync(file, 'utf8')}`);
    expect(() => list.all()).toThrow('The list of erasures is damaged');
  });
});
