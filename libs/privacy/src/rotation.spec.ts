import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sealed } from '#kernel';
import { MasterKey, ReturnCodes, rotateMasterKey } from './index.js';
import { startPrivacy } from './privacy.fixture.js';

describe('a new master key', () => {
  let privacy: Awaited<ReturnType<typeof startPrivacy>>;
  let file: string;
  const seal = async (subject: string, text: string): Promise<Sealed> => {
    const sealer = privacy.vault('master.key').sealer(subject);
    const sealed = sealer.seal('text', text);
    await sealer.save();
    return sealed;
  };
  const codes = () => new ReturnCodes(
    privacy.db.manager, { now: () => '2027-06-01T09:00:00.000Z' }, privacy.masterKey('master.key'));

  beforeEach(async () => {
    privacy = await startPrivacy();
    file = join(privacy.folder, 'master.key');
  });
  afterEach(() => privacy.stop());

  it('opens all that was sealed before, and seals what comes', async () => {
    const before = await seal('person:1', 'Ann');
    const old = readFileSync(file, 'utf8').trim();
    expect(await rotateMasterKey(privacy.db, file)).toBe(1);
    expect(readFileSync(file, 'utf8')).not.toContain(old);
    const after = await seal('person:2', 'Bob');
    await privacy.keys('master.key').onModuleInit();
    expect(await privacy.vault('master.key').reveal([before, after])).toEqual(['Ann', 'Bob']);
  });

  it('leaves links, codes and the hashes of commands as they were, once and again', async () => {
    const [before, link] = [MasterKey.in(file), await codes().issue('a1')];
    for (let times = 0; times < 2; times++) await rotateMasterKey(privacy.db, file);
    const after = MasterKey.in(file);
    for (const purpose of ['command-hash', 'return-codes', 'blind-index', 'log-openings', 'log-handles'] as const)
      expect(after.subKey(purpose)).toEqual(before.subKey(purpose));
    for (const purpose of ['wrapping', 'cookie-secret'] as const)
      expect(after.subKey(purpose)).not.toEqual(before.subKey(purpose));
    expect(await codes().of('a1')).toEqual(link);
    expect(await codes().redeemLink(link.link)).toBe('a1');
  });

  it('is finished by the next run, if the first died once the database was written', async () => {
    const sealed = await seal('person:1', 'Ann');
    const [old, next] = [readFileSync(file, 'utf8'), `${file}.next`];
    const successor = MasterKey.in(file).successorIn(next);
    await rotateMasterKey(privacy.db, file);
    privacy.writeKey('master.key', old); // as if the new file had not taken its place yet
    privacy.writeKey('master.key.next', successor.toFile());
    await expect(privacy.keys('master.key').onModuleInit()).rejects.toThrow('rotate-master-key');
    expect(await rotateMasterKey(privacy.db, file)).toBe(0);
    expect(existsSync(next)).toBe(false);
    expect(await privacy.vault('master.key').reveal(sealed)).toBe('Ann');
  });

  it('is finished by the next run, if the first died before', async () => {
    const sealed = await seal('person:1', 'Ann');
    const successor = MasterKey.in(file).successorIn(`${file}.next`);
    expect(await rotateMasterKey(privacy.db, file)).toBe(1);
    expect(MasterKey.in(file).id).toBe(successor.id);
    expect(await privacy.vault('master.key').reveal(sealed)).toBe('Ann');
  });

  it('does not take the place of a key that is not the database’s', async () => {
    await seal('person:1', 'Ann');
    await expect(rotateMasterKey(privacy.db, join(privacy.folder, 'other.key'))).rejects.toThrow('cannot be rotated');
  });

  it('leaves a process that still holds the old key unable to seal under it', async () => {
    const late = privacy.vault('master.key').sealer('person:9');
    await rotateMasterKey(privacy.db, file);
    late.seal('text', 'too late');
    await expect(late.save()).rejects.toThrow('current_master_key');
  });
});
