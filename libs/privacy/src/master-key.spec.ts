import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

  it('hands on what has to last, once and again, also from a file of a release that did not know of it yet', () => {
    const lasting = ['command-hash', 'log-openings', 'log-handles'] as const;
    const keysOf = (key: MasterKey) => lasting.map((purpose) => key.subKey(purpose).toString('hex'));
    const [old, line] = [join(folder, 'old.key'), `command-hash ${Buffer.alloc(32, 8).toString('base64url')}`];
    writeFileSync(old, `${Buffer.alloc(32, 7).toString('base64url')}\n${line}\n`); // rotated before there was a log
    const before = MasterKey.in(old);
    const next = before.successorIn(join(folder, 'next.key'));
    expect(next.id).not.toBe(before.id);
    expect(keysOf(next)).toEqual(keysOf(before));
    expect(keysOf(next.successorIn(join(folder, 'after.key')))).toEqual(keysOf(before));
    expect(new Set(keysOf(before)).size).toBe(3);
  });

  it('hands them on to a successor that an older release had made when its rotation was broken off', () => {
    const [made, secret] = [join(folder, 'made.key'), Buffer.alloc(32, 9).toString('base64url')];
    const lines = ['command-hash', 'blind-index', 'return-codes']
      .map((name, at) => `${name} ${Buffer.alloc(32, at).toString('base64url')}`);
    writeFileSync(made, [secret, ...lines, ''].join('\n'));
    const before = MasterKey.in(file);
    const next = before.successorIn(made);
    expect(readFileSync(made, 'utf8').split('\n').slice(0, 1)).toEqual([secret]);
    expect(statSync(made).mode & 0o777).toBe(0o600);
    expect(next.subKey('log-openings')).toEqual(before.subKey('log-openings'));
    expect(next.subKey('log-handles')).toEqual(before.subKey('log-handles'));
    expect(next.subKey('blind-index')).toEqual(Buffer.alloc(32, 1));
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
