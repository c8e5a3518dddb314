import { existsSync, readFileSync } from 'node:fs';
import {
  cosign, entryTilesOf, hashesFromTiles, inclusionProof, leafHash, LogFault, parseCheckpoint, parseEntries, parseSkey,
  parseTlogProof, parseVkey, pathOfTile, rootAt, rootOf, signNote, skeyOf, textOf, type Tile, tlogProof,
  verifyCheckpoint, verifyTlogProof,
} from '../index.js';
import { tileFiles } from '../log.fixture.js';

const hashes = Array.from({ length: 1000 }, (_, at) => leafHash(Buffer.from(`entry ${at}`)));

describe('a proof of a leaf', () => {
  const log = parseSkey(skeyOf('funding.example/log', 'log', Buffer.alloc(32, 1)));
  const witness = parseSkey(skeyOf('auditor.example/w1', 'witness', Buffer.alloc(32, 2)));
  const text = textOf({ origin: 'funding.example/log', size: 1000, root: rootOf(hashes) });
  const checkpoint = signNote(text, [log]) + cosign(text, witness, 1_800_000_000);
  const known = { log: log.verifier, witnesses: [witness.verifier] };
  const files = tileFiles(hashes);
  const read = hashesFromTiles(1000, async (tile) => files.get(pathOfTile(tile))!);

  it('is checked offline, by its text and the leaf alone', async () => {
    const proof = tlogProof({ index: 421, proof: await inclusionProof(421, 1000, read), checkpoint });
    expect(proof.split('\n').slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 421']);
    expect(verifyTlogProof(proof, Buffer.from('entry 421'), known).cosigned).toHaveLength(1);
    expect(() => verifyTlogProof(proof, Buffer.from('entry 422'), known)).toThrow('does not lead from leaf 421');
    const bent = proof.replace('index 421', 'index 420');
    expect(() => verifyTlogProof(bent, Buffer.from('entry 421'), known)).toThrow(LogFault);
  });

  it('may carry something extra, and have no hashes at all', () => {
    const proof = { index: 0, proof: [], checkpoint: 'a\n\n— b c\n', extra: Buffer.from('hello') };
    expect(parseTlogProof(tlogProof(proof))).toEqual(proof);
    expect(tlogProof(proof)).toBe('c2sp.org/tlog-proof@v1\nextra aGVsbG8=\nindex 0\n\na\n\n— b c\n');
  });

  it.each([
    ['another version', 'c2sp.org/tlog-proof@v2\nindex 0\n\nx'], ['no index', 'c2sp.org/tlog-proof@v1\n\nx'],
    ['a leading zero', 'c2sp.org/tlog-proof@v1\nindex 01\n\nx'], ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 0\n'],
    ['half a hash', 'c2sp.org/tlog-proof@v1\nindex 0\naGVsbG8=\n\nx'],
    ['too many hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${`${'A'.repeat(43)}=\n`.repeat(64)}\nx`],
  ])('is none with %s', (_, proof) => expect(() => parseTlogProof(proof)).toThrow(LogFault));
});

const vectors = '../shared/vectors';
(existsSync(vectors) ? describe : describe.skip)('the logs of others', () => {
  it('are verified checkpoint by checkpoint, from tiles and from entries', async () => {
    const folder = `${vectors}/tessera-testlog/testdata/log`;
    const log = parseVkey('example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx');
    const read = async (tile: Tile) => readFileSync(`${folder}/${pathOfTile(tile)}`);
    for (let count = 0; count <= 15; count++) {
      const { checkpoint } = verifyCheckpoint(readFileSync(`${folder}/checkpoint.${count}`), { log });
      expect(checkpoint.size).toBe(count);
      expect(await rootAt(count, hashesFromTiles(count, read))).toEqual(checkpoint.root);
      const entries: Buffer[] = [];
      for (const tile of entryTilesOf(count)) entries.push(...parseEntries(await read(tile), tile));
      expect(rootOf(entries.map(leafHash))).toEqual(checkpoint.root);
    }
  });

  it('proved a leaf of ours to Go, OpenSSL and Sigstore, and prove it to us', () => {
    const folder = `${vectors}/own-crosscheck`;
    const lines = readFileSync(`${folder}/vkeys.txt`, 'utf8').split('\n');
    const [log = '', witness = ''] = lines.map((line) => line.split(' ')[1]!);
    const known = { log: parseVkey(log), witnesses: [parseVkey(witness)] };
    const proof = readFileSync(`${folder}/award.tlog-proof`);
    const { checkpoint, cosigned } = verifyTlogProof(proof, readFileSync(`${folder}/leaf.bin`), known);
    expect([checkpoint.size, cosigned.map(({ name }) => name)]).toEqual([1000, ['auditor.example/w1']]);
    expect(tlogProof(parseTlogProof(proof))).toBe(proof.toString());
  });

  it('wrote the checkpoint of Go’s sums', () => {
    const { tree_head: { n, text } } = JSON.parse(
      readFileSync(`${vectors}/golang-mod-note/note-cases.json`, 'utf8')) as { tree_head: { n: number; text: string } };
    expect(parseCheckpoint(text).size).toBe(n);
    expect(textOf(parseCheckpoint(text))).toBe(text);
  });
});
