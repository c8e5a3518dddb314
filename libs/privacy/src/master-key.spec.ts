import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { MasterKey } from './master-key.js';

describe('the master key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moothall-key-'));
  const file = join(folder, 'keys', 'master.key');
  beforeAll(() => { Logger.overrideLogger(false); });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made on the first start, in a file that only its owner can read, and stays the same', () => {
    const made = MasterKey.in(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(MasterKey.in(file).subKey('wrapping')).toEqual(made.subKey('wrapping'));
    expect(MasterKey.in(file).id).toBe(made.id);
  });

  it('gives a key of 256 bits for each purpose, each of its own', () => {
    const purposes = ['wrapping', 'command-hash', 'cookie-secret', 'blind-index', 'return-codes'] as const;
    const keys = purposes.map((purpose) => MasterKey.in(file).subKey(purpose));
    expect(keys.map(({ length }) => length)).toEqual([32, 32, 32, 32, 32]);
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(5);
  });

  it('gives the keys that it gave in every release before', () => {
    const fixed = join(folder, 'fixed.key');
    writeFileSync(fixed, `${Buffer.alloc(32, 7).toString('base64url')}\n`);
    expect(MasterKey.in(fixed).subKey('wrapping').toString('hex'))
      .toBe('edc094bec602bbc9a7e145cb0e981b9add498c126a541f09af91a52a2b9a5231'); // from an HKDF other than Node's
    expect(MasterKey.in(fixed).id).toBe('lL8Em24SbmOr6IpP');
  });

  it('is used, with a warning, where others can read its file', () => {
    const [open, warnings] = [join(folder, 'open.key'), [] as unknown[]];
    writeFileSync(open, `${Buffer.alloc(32, 7).toString('base64url')}\n`);
    chmodSync(open, 0o644);
    const silent = () => undefined;
    Logger.overrideLogger({ log: silent, error: silent, warn: (words: unknown) => void warnings.push(words) });
    MasterKey.in(open);
    MasterKey.in(file);
    Logger.overrideLogger(false);
    expect(warnings).toEqual([`Others can read the master key. Run: chmod 600 ${open}`]);
  });

  it('is another one on another machine', () =>
    expect(MasterKey.in(join(folder, 'other.key')).id).not.toBe(MasterKey.in(file).id));

  it.each(['', 'c2hvcnQ', '-----BEGIN PRIVATE KEY-----'])('is not made up from a file that holds "%s"', (content) => {
    const broken = join(folder, 'broken.key');
    writeFileSync(broken, content);
    expect(() => MasterKey.in(broken)).toThrow('is not a master key: it should hold 32 bytes');
  });
});
