import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Position, Recorded } from '#event-store';
import {
  commitmentOf, digestOf, disclosureOf, handleOf, leafOf, LogFault, NO_PREVIOUS, openingOf, parseDisclosure, parseLeaf,
  parseStatement, statementOf,
} from '../index.js';
import { canonical } from './canonical.js';

const keys = { openings: Buffer.alloc(32, 1), handles: Buffer.alloc(32, 2) };
const event: Recorded = {
  id: '0197f0c2-0000-7000-8000-000000000001', type: 'GrantAwarded', schemaVersion: 2, stream: 'round-7', revision: 3,
  position: '12' as Position, recordedAt: '2027-06-01T09:00:00.000Z',
  data: { reason: { _sd: 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0' }, amountPence: 120050 },
  metadata: {
    commandId: 'c1', actor: 'person-1', role: 'approver', authority: 'award', organisationId: 'org-1',
    correlationId: 'c0', causationId: '', effectiveAt: '2027-06-01T09:00:00.000Z', commandHash: 'h1',
  },
};
const leaf = { index: 41, stream: 'ab'.repeat(16), version: 3, prev: 'cd'.repeat(32), commitment: 'ef'.repeat(32) };

describe('a leaf', () => {
  it('is written as canonical JSON, and read back', () => {
    expect(leafOf(leaf).toString()).toBe(
      `{"commitment":"${leaf.commitment}","index":41,"prev":"${leaf.prev}","stream":"${leaf.stream}","version":3}`);
    expect(parseLeaf(leafOf(leaf))).toEqual(leaf);
  });

  it.each([
    ['spaces', (text: string) => text.replace(':41', ': 41')],
    ['a leading zero', (text: string) => text.replace('41', '041')],
    ['another order', () => canonical(leaf).replace(/("index":41),("prev":"[^"]+")/, '$2,$1')],
    ['one more member', (text: string) => text.replace('}', ',"x":1}')],
    ['capitals', (text: string) => text.replace('ab', 'AB')],
    ['a newline at its end', (text: string) => `${text}\n`],
    ['version 0', (text: string) => text.replace('"version":3', '"version":0')],
    ['an index beyond what numbers hold', (text: string) => text.replace('41', '9007199254740993')],
    ['a first version after another', (text: string) => text.replace('"version":3', '"version":1')],
    ['a later version after none', (text: string) => text.replace(leaf.prev, NO_PREVIOUS)],
  ])('is none with %s', (_, bend) =>
    expect(() => parseLeaf(Buffer.from(bend(leafOf(leaf).toString())))).toThrow(LogFault));

  it('gives a stream the same handle each time, from which nobody without the key can tell it', () => {
    expect(handleOf('round-7', keys)).toBe('190e924dba65dc6516d37c048a0c1908'); // as Python has it
    expect(handleOf('round-7', keys)).toBe(handleOf('round-7', keys));
    expect(handleOf('round-7', { handles: keys.openings })).not.toBe(handleOf('round-7', keys));
    expect(handleOf('round-8', keys)).not.toBe(handleOf('round-7', keys));
  });
});

describe('the opening of an event', () => {
  const { statement, commitment, disclosures } = openingOf(event, keys);

  it('has a disclosure for each member, the fact and where it came from', () => {
    expect(disclosures.map(({ name }) => name)).toEqual(['fact', 'origin', 'data.reason', 'data.amountPence']);
    expect(disclosures[0]!.value).toEqual({
      id: event.id, type: 'GrantAwarded', schemaVersion: 2, revision: 3, recordedAt: event.recordedAt,
      effectiveAt: event.recordedAt, organisationId: 'org-1', role: 'approver', authority: 'award', causationId: '',
    });
    expect(disclosures[1]!.value).toEqual(
      { stream: 'round-7', actor: 'person-1', commandId: 'c1', commandHash: 'h1', correlationId: 'c0' });
    expect(disclosures[2]!.value).toEqual(event.data['reason' as never]);
  });

  it('leads from each member by its digest to the statement, and from that to the commitment', () => {
    expect(parseStatement(statement)).toEqual(disclosures.map(({ digest }) => digest).sort());
    expect(commitmentOf(statement)).toBe(commitment);
    for (const { name, value, disclosure, digest } of disclosures) {
      expect(digestOf(disclosure)).toBe(digest);
      expect(parseDisclosure(disclosure)).toMatchObject({ name, value });
      expect(parseDisclosure(disclosure).salt).toMatch(/^[\w-]{22}$/);
    }
  });

  it('is the same each time, byte for byte, and another for another event or under another key', () => {
    const commitments = [
      event, { ...event, position: '99' as Position }, { ...event, data: { ...event.data, none: undefined } },
      { ...event, id: '0197f0c2-0000-7000-8000-000000000002' }, { ...event, data: {} },
    ].map((one) => openingOf(one, keys).commitment);
    expect(commitments.map((one) => one === commitment)).toEqual([true, true, true, false, false]);
    expect(openingOf(event, { openings: keys.handles }).commitment).not.toBe(commitment);
    // from Python's hmac, hashlib and json, by the table of docs/adr/0026
    expect(commitment).toBe('e9e2890904414c2300075e3bc0958bec319d117b3f9c5075fd2682fa2835eaf2');
  });

  it('has other salts for the same member of two events, so that equal values do not show', () => {
    const other = openingOf({ ...event, id: '0197f0c2-0000-7000-8000-000000000002' }, keys).disclosures;
    expect(other.filter(({ digest }) => disclosures.some((one) => one.digest === digest))).toEqual([]);
  });

  it('does not stop where a text holds what UTF-8 cannot', () =>
    expect(openingOf({ ...event, data: { source: 'half \ud83d' } }, keys).disclosures[2]!.value).toBe('half \ufffd'));
});

describe('a statement or a disclosure', () => {
  const digests = [digestOf('a'), digestOf('b')].sort();
  it.each([
    ['in another order', `{"_sd":["${digests[1]}","${digests[0]}"],"_sd_alg":"sha-256"}`],
    ['with another algorithm', `{"_sd":["${digests[0]}"],"_sd_alg":"sha-1"}`],
    ['with a space', '{"_sd":[], "_sd_alg":"sha-256"}'],
    ['with what is no digest', '{"_sd":["x"],"_sd_alg":"sha-256"}'],
    ['that is no object', '[]'], ['that is null', 'null'],
    ['that is no JSON', '{'],
  ])('is rejected: a statement %s', (_, text) => expect(() => parseStatement(Buffer.from(text))).toThrow(LogFault));

  it('may have no member at all', () => expect(parseStatement(statementOf([]))).toEqual([]));

  it.each([
    ['with a space', '["s", "n",1]'], ['without a value', '["s","n"]'], ['with a number for its name', '["s",1,1]'],
    ['that is an object', '{}'], ['with a trailing byte', '["s","n",1] '],
  ])('is rejected: a disclosure %s', (_, text) =>
    expect(() => parseDisclosure(Buffer.from(text).toString('base64url'))).toThrow(LogFault));

  it('opens to what was closed in it', () => {
    const disclosed = { salt: 'abc', name: 'data.place', value: { b: ['é', null], a: 1.5 } };
    expect(parseDisclosure(disclosureOf(disclosed))).toEqual(disclosed);
    expect(() => parseDisclosure(`${disclosureOf(disclosed)}=`)).toThrow('not base64url');
  });
});

const vectors = '../shared/vectors/jcs-rfc8785/testdata';
(existsSync(vectors) ? describe : describe.skip)('canonical JSON', () => {
  it.each(existsSync(vectors) ? readdirSync(`${vectors}/input`) : [])('is written as RFC 8785 writes %s', (name) => {
    const read = (folder: string) => readFileSync(`${vectors}/${folder}/${name}`, 'utf8');
    expect(canonical(JSON.parse(read('input')))).toBe(read('output').trimEnd());
  });
});
