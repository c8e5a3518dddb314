import { existsSync, readFileSync } from 'node:fs';
import {
  cosign, LogFault, parseNote, parseSkey, parseVkey, signNote, skeyOf, verifyCheckpoint, verifyNote, vkeyOf,
} from '../index.js';

const log = parseSkey(skeyOf('funding.example/log', 'log', Buffer.alloc(32, 1)));
const witness = parseSkey(skeyOf('auditor.example/w1', 'witness', Buffer.alloc(32, 2)));
const text = 'funding.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';
const note = signNote(text, [log]);
const cosigned = note + cosign(text, witness, 1_800_000_000);
const known = { log: log.verifier, witnesses: [witness.verifier] };

describe('a signed note', () => {
  it('is verified by the key that signed it, and by no other of that name', () => {
    expect(verifyNote(note, [log.verifier])).toEqual(
      { text, signed: [{ name: 'funding.example/log', vkey: log.verifier.vkey, at: null }] });
    const other = parseSkey(skeyOf('funding.example/log', 'log', Buffer.alloc(32, 3))).verifier;
    expect(() => verifyNote(note, [other])).toThrow('Nobody whose key is known has signed the note');
  });

  it('is the example of the specification', () => {
    const key = parseVkey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
    const line = '— example.com/foo ' +
      'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    expect(verifyNote(`This is an example message.\n\n${line}`, [key]).text).toBe('This is an example message.\n');
  });

  it('is rejected whole when one byte of it is another', () => {
    const bytes = Buffer.from(cosigned);
    const accepted = [...bytes.keys()].filter((at) => {
      const bent = Buffer.from(bytes);
      bent[at]! ^= 1 + at % 255;
      try {
        return verifyCheckpoint(bent, known).cosigned.length === 1;
      } catch (error) {
        expect(error).toBeInstanceOf(LogFault);
        return false;
      }
    });
    expect(accepted).toEqual([]);
  });

  it('carries 16 signatures and more, of which only known ones count', () => {
    const lines = Array.from({ length: 20 }, (_, at) =>
      cosign(text, parseSkey(skeyOf(`w${at}.example`, 'witness', Buffer.alloc(32, 10 + at))), 1_800_000_000 + at));
    const { checkpoint, cosigned: by } = verifyCheckpoint(cosigned + lines.join(''), known);
    expect(checkpoint.size).toBe(0);
    expect(by).toEqual([{ name: 'auditor.example/w1', vkey: witness.verifier.vkey, at: 1_800_000_000 }]);
  });

  it('counts a witness once, who has signed twice', () => {
    const twice = cosigned + cosign(text, witness, 1_800_000_060);
    expect(verifyCheckpoint(twice, known).cosigned).toHaveLength(1);
  });

  it('may have empty lines in its text, which ends at the last of them', () => {
    const poem = 'One.\n\nTwo.\n';
    expect(verifyNote(signNote(poem, [log]), [log.verifier]).text).toBe(poem);
  });

  it.each([
    ['of another log', { log: log.verifier, origin: 'other.example' }, 'is of funding.example/log, not of other'],
    ['that only a witness signed', { ...known, log: parseSkey(skeyOf('x', 'log', Buffer.alloc(32, 4))).verifier },
      'x has not signed the checkpoint'],
  ])('is no checkpoint %s', (_, by, message) => expect(() => verifyCheckpoint(cosigned, by)).toThrow(message));

  it('is made by logs without and by witnesses with their time, not the other way round', () => {
    expect(() => signNote(text, [witness])).toThrow('is a witness');
    expect(() => cosign(text, log, 1)).toThrow('is not the key of a witness');
    expect(() => signNote('no newline', [log])).toThrow('ends with a newline');
  });

  it('does not take a key apart in another way than it was put together', () => {
    const key = Buffer.alloc(32, 5);
    expect(parseVkey(vkeyOf('a.example', 'witness', key))).toMatchObject({ name: 'a.example', type: 'witness' });
    expect(() => vkeyOf('a b', 'log', key)).toThrow('no spaces');
    expect(() => vkeyOf('a+b', 'log', key)).toThrow('no plus');
    expect(() => parseSkey('PRIVATE+KEY+a+00000000+secret'))
      .toThrow(/^The private key is not base 64 as it has to be$/);
    expect(() => parseSkey(log.skey.replace(/\+[0-9a-f]{8}\+/, '+00000000+'))).toThrow('does not have the id 00000000');
  });
});

const vectors = '../shared/vectors';
(existsSync(vectors) ? describe : describe.skip)('the notes of others', () => {
  const json = (name: string) => JSON.parse(readFileSync(`${vectors}/${name}`, 'utf8')) as unknown;
  type Case = Readonly<{
    desc: string; note: string; vkeys: string[]; ok: boolean; verified?: string[]; unverified?: string[];
  }>;
  const go = json('golang-mod-note/note-cases.json') as Readonly<Record<'text' | 'signature_line', string> & {
    published_example_signing_key: string; open_cases: Case[]; bad_vkeys: string[];
    tree_head: Record<'text', string> & { n: number };
  }>;

  it.each(go.open_cases.map((one) => [one.desc, one] as const))('are opened as by Go: %s', (_, one) => {
    const open = () => verifyNote(one.note, one.vkeys.map(parseVkey));
    if (!one.ok) return expect(open).toThrow(LogFault);
    const names = open().signed.map(({ name }) => name);
    expect(names).toEqual(one.verified);
    const all = parseNote(one.note).signatures.map(({ name }) => name);
    expect(all.filter((name) => !names.includes(name))).toEqual(one.unverified);
  });

  it.each(go.bad_vkeys)('do not have the key %s', (vkey) => expect(() => parseVkey(vkey)).toThrow(LogFault));

  it('are signed byte for byte as by Go', () =>
    expect(signNote(go.text, [parseSkey(go.published_example_signing_key)])).toBe(`${go.text}\n${go.signature_line}`));

  it('are read where the specifications print them', () => {
    const printed = json('c2sp-examples/examples.json') as Record<string, string & { vkey: string; note: string }>;
    const { vkey, note: signed } = printed['signed_note']!;
    expect(verifyNote(signed, [parseVkey(vkey)]).signed).toHaveLength(1);
    for (const name of ['checkpoint_example', 'cosigned_checkpoint_example'])
      expect(parseNote(printed[name]!).text.split('\n')[1]).toBe('20852163');
  });

  it('of Ed25519 are all 151 accepted or rejected as they have to be', () => {
    type Group = { publicKey: { pk: string }; tests: Record<'msg' | 'sig' | 'result', string>[] };
    const { testGroups } = json('wycheproof/testvectors_v1/ed25519_test.json') as { testGroups: Group[] };
    const cases = testGroups.flatMap(({ publicKey, tests }) => tests.map((test) => ({ key: publicKey.pk, ...test })));
    const wrong = cases.filter(({ key, msg, sig, result }) => {
      const verifier = parseVkey(vkeyOf('wycheproof', 'log', Buffer.from(key, 'hex')));
      return verifier.verify(Buffer.from(msg, 'hex'), Buffer.from(sig, 'hex')) !== (result === 'valid');
    });
    expect([cases.length, wrong]).toEqual([151, []]);
  });
});
