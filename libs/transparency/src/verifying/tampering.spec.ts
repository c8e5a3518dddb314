import { randomInt } from 'node:crypto';
import { cosign, keptCheckpoint, leafHash, parseLeaf, parseSkey, skeyOf, textOfNote, verifyLog } from '../index.js';
import { type Files, leavesOf, logFiles, logKey, sourceOf } from '../log.fixture.js';

const witness = parseSkey(skeyOf('auditor.example/w1', 'witness', Buffer.alloc(32, 2)));
const known = { log: logKey.verifier };
const leaves = leavesOf(300, 37);
const honest = logFiles(leaves);
const noteOf = (files: Files) => files.get('checkpoint')!.toString();
const cosigned = (files: Files) => {
  const note = noteOf(files);
  return new Map(files).set('checkpoint', Buffer.from(note + cosign(textOfNote(note), witness, 1_800_000_000)));
};
const faultsOf = async (files: Files, kept: readonly string[] = []) =>
  (await verifyLog(sourceOf(files), { known, older: kept.map((text) => keptCheckpoint(text, known)) })).faults;

describe('a log in which nothing was changed', () => {
  it('is found whole, with who has cosigned it and how many streams it has', async () => {
    const told: number[] = [];
    const { verified, streams, faults } = await verifyLog(sourceOf(cosigned(honest)),
      { known: { ...known, witnesses: [witness.verifier] }, tell: (done) => told.push(done) });
    expect(faults).toEqual([]);
    expect(streams).toBe(37);
    expect(verified?.checkpoint.size).toBe(300);
    expect(verified?.cosigned.map(({ name }) => name)).toEqual(['auditor.example/w1']);
    expect(told).toEqual([256, 300]);
  });

  it('goes on from every checkpoint that was kept of it, typed off minutes or signed', async () => {
    const kept = [0, 1, 255, 256, 257, 299, 300].map((size) => noteOf(logFiles(leaves.slice(0, size))));
    expect(await faultsOf(honest, kept)).toEqual([]);
    expect(await faultsOf(honest, kept.map((note) => ` ${textOfNote(note).replaceAll('\n', '\r\n')}\n`))).toEqual([]);
  });

  it('may have no leaf yet, or have dropped a tile that was not full', async () => {
    expect(await faultsOf(logFiles([]))).toEqual([]);
    const more = logFiles(leavesOf(512, 37));
    const kept = ['checkpoint', 'tile/1/000.p/1'].map((path) => [path, honest.get(path)!] as const);
    const files = new Map([...more, ...kept]);
    expect(await faultsOf(files)).toEqual([]);
  });
});

describe('a log in which something was changed', () => {
  it('by one byte anywhere is found 500 times of 500, with the file that it is in', async () => {
    const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
    let state = seed;
    const next = (most: number) => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0, (state >>> 8) % most);
    const files = cosigned(honest);
    const paths = [...files.keys()].sort();
    const missed: string[] = [];
    for (let time = 0; time < 500; time++) {
      const path = paths[next(paths.length)]!;
      const bytes = Buffer.from(files.get(path)!);
      const [at, change] = [next(bytes.length), 1 + next(255)];
      bytes[at]! ^= change;
      const { faults } = await verifyLog(sourceOf(new Map(files).set(path, bytes)),
        { known: { ...known, witnesses: [witness.verifier] } });
      if (!faults.some((fault) => fault.includes(path))) missed.push(`${path}, byte ${at}: ${faults.join(', ')}`);
    }
    expect({ seed, missed }).toEqual({ seed, missed: [] });
  });

  it('is told with the leaf, the tile and the bytes', async () => {
    const path = 'tile/entries/000';
    const bytes = Buffer.from(honest.get(path)!);
    const leaf = bytes.indexOf('"index":41,');
    bytes[bytes.indexOf('"stream"', leaf) + 12]! ^= 1; // a digit of its stream's handle
    const faults = await faultsOf(new Map(honest).set(path, bytes));
    expect(faults[0]).toMatch(/^Leaf 41 \(tile\/entries\/000, bytes \d+ to \d+\): it is version 2 of stream \d+, but/);
    expect(faults).toContainEqual(
      expect.stringMatching(/^Leaf 41 .* does not have the hash that tile\/0\/000, bytes 1312 to 1343, give it$/));
    expect(faults.at(-1)).toBe('The leaves do not add up to the root that was signed, the tiles do');
  });

  it('in a tile only is told from the leaves, which still add up', async () => {
    const tile = Buffer.from(honest.get('tile/0/001.p/44')!);
    tile[33]! ^= 1;
    const faults = await faultsOf(new Map(honest).set('tile/0/001.p/44', tile));
    expect(faults).toEqual([
      expect.stringContaining('Leaf 257 '), 'The tiles do not add up to the root that was signed, the leaves do',
    ]);
    const upper = Buffer.from(honest.get('tile/1/000.p/1')!);
    upper[5]! ^= 1;
    expect(await faultsOf(new Map(honest).set('tile/1/000.p/1', upper)))
      .toEqual(['tile/1/000.p/1, bytes 0 to 31, are not the hash of tile/0/000']);
  });

  it('by taking out a file is told with the file', async () => {
    for (const path of honest.keys()) {
      const files = new Map(honest);
      files.delete(path);
      expect(await faultsOf(files)).toContain(`${path} is missing`);
    }
  });

  it('by deleting its tail is found by whoever kept a checkpoint, though it is signed anew', async () => {
    const shorter = logFiles(leaves.slice(0, 290));
    expect(await faultsOf(shorter)).toEqual([]); // by itself it cannot be told from a log that is younger
    expect(await faultsOf(shorter, [noteOf(honest)]))
      .toEqual(['The checkpoint of 300 leaves: the log has 290 only, so 10 were taken out']);
    const unsigned = new Map(shorter).set('checkpoint', honest.get('checkpoint')!);
    expect(await faultsOf(unsigned)).toContain('tile/entries/001.p/44 is missing');
  });

  it('by showing an older checkpoint than before is found by whoever kept the later one', async () => {
    const older = new Map(honest).set('checkpoint', logFiles(leaves.slice(0, 256)).get('checkpoint')!);
    expect(await faultsOf(older, [textOfNote(noteOf(honest))]))
      .toEqual(['The checkpoint of 300 leaves: the log has 256 only, so 44 were taken out']);
  });

  it('by putting a pair into another order is found, though it is signed anew', async () => {
    const swapped = leaves.map((leaf, at) => ({ 120: leaves[121]!, 121: leaves[120]! })[at] ?? leaf);
    const faults = await faultsOf(logFiles(swapped));
    expect(faults).toEqual([
      expect.stringMatching(/^Leaf 120 .*: it says that it is leaf 121$/),
      expect.stringMatching(/^Leaf 121 .*: it says that it is leaf 120$/),
    ]);
  });

  it('by forging all of it anew from one leaf on is found by whoever kept a checkpoint', async () => {
    const forged = logFiles(leavesOf(300, 37, ({ index }) => (index === 200 ? { commitment: 'f'.repeat(64) } : {})));
    expect(await faultsOf(forged)).toEqual([]);
    expect(await faultsOf(forged, [noteOf(logFiles(leaves.slice(0, 200)))])).toEqual([]);
    expect(await faultsOf(forged, [noteOf(logFiles(leaves.slice(0, 250)))]))
      .toEqual(['The checkpoint of 250 leaves: the log does not begin with it: what stood there was changed']);
  });

  it('for one of two readers is found when they compare their checkpoints', async () => {
    const mine = logFiles(leaves.slice(0, 280));
    const others = leavesOf(300, 37, ({ index }) => (index < 270 ? {} : { commitment: 'e'.repeat(64) }));
    const yours = logFiles(others);
    expect(await faultsOf(yours, [noteOf(mine)]))
      .toContain('The checkpoint of 280 leaves: the log does not begin with it: what stood there was changed');
  });

  it('by leaving out an event of a stream is found from the stream alone, though all else is made anew', async () => {
    const gap = leavesOf(299, 37, ({ index, stream }) => (index >= 150 && stream.endsWith('02') ? { version: 9 } : {}));
    expect((await faultsOf(logFiles(gap)))[0]).toMatch(/: an event is missing or too many$/);
    const prev = leafHash(leaves[3]!).toString('hex');
    const bent = leavesOf(300, 37, ({ index }) => (index === 150 ? { prev } : {}));
    const { stream } = parseLeaf(leaves[150]!);
    expect((await faultsOf(logFiles(bent)))[0]).toMatch(
      `it is version 5 of stream ${stream}, but leaf 113 before it is version 4 and not what it was`);
  });

  it('into another log, or into no log, is said', async () => {
    const other = parseSkey(skeyOf('other.example', 'log', Buffer.alloc(32, 7))).verifier;
    expect((await verifyLog(sourceOf(honest), { known: { log: other } })).faults)
      .toEqual(['checkpoint: Nobody whose key is known has signed the note']);
    expect(await faultsOf(honest, ['other.example\n10\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'])).toEqual([
      'The checkpoint of 10 leaves is of other.example, not of funding.example/log',
      'The checkpoint of 10 leaves: the log does not begin with it: what stood there was changed',
    ]);
    expect((await verifyLog(sourceOf(honest), { known: { ...known, witnesses: [witness.verifier] } })).faults)
      .toEqual(['checkpoint: auditor.example/w1 has not cosigned it']);
    expect(() => keptCheckpoint('a\n1\n', known)).toThrow('three lines');
  });
});
