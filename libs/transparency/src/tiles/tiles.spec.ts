import {
  encodeEntries, entryTilesOf, hashesFromTiles, inclusionProof, leafHash, nodeHash, parseEntries, parseTilePath,
  pathOfTile, rootAt, rootOf, type Tile, tileOf, tilesOf,
} from '../index.js';
import { tileFiles } from '../log.fixture.js';

const hashes = Array.from({ length: 600 }, (_, at) => leafHash(Buffer.from(`entry ${at}`)));

describe('tiles', () => {
  it.each<[string, Tile]>([
    ['tile/0/x001/x234/067', { level: 0, n: 1_234_067, width: 256 }],
    ['tile/63/000.p/1', { level: 63, n: 0, width: 1 }],
    ['tile/entries/x001/000.p/255', { level: 'entries', n: 1000, width: 255 }],
  ])('have the path %s', (path, tile) => {
    expect(pathOfTile(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it.each([
    'tile/0/1', 'tile/0/x000/001', 'tile/0/001/002', 'tile/00/001', 'tile/64/001', 'tile/0/001.p/0', 'tile/0/001.p/256',
    'tile/0/001.p/01', 'tile/-1/001', 'tile/entries/001/', 'tile/0/001.p/', '/tile/0/001', 'tile/0/x001', 'tile/0/0001',
  ])('do not have the path %s', (path) => expect(parseTilePath(path)).toBeNull());

  it('of 70,000 leaves are the ones that the specification counts', () => {
    const [size, all] = [70_000, [...tilesOf(70_000)]];
    const of = (level: number) => all.filter((tile) => tile.level === level);
    expect(of(0)).toHaveLength(274);
    expect(of(0).at(-1)).toEqual({ level: 0, n: 273, width: 112 });
    expect(of(1).map(({ width }) => width)).toEqual([256, 17]);
    expect(of(2).map(({ width }) => width)).toEqual([1]);
    expect(all).toHaveLength(277);
    expect([...tilesOf(256)].map(pathOfTile)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect([...tilesOf(0), ...entryTilesOf(0)]).toEqual([]);
    expect([...entryTilesOf(size)].at(-1)).toEqual({ level: 'entries', n: 273, width: 112 });
  });

  it('hold every hash that a proof needs', async () => {
    const [size, files] = [hashes.length, tileFiles(hashes)];
    const read = hashesFromTiles(size, async (tile) => files.get(pathOfTile(tile))!);
    expect(await rootAt(size, read)).toEqual(rootOf(hashes));
    expect(await read(1, 3)).toEqual(nodeHash(hashes[6]!, hashes[7]!));
    expect(await read(9, 0)).toEqual(rootOf(hashes.slice(0, 512)));
    expect(await inclusionProof(599, size, read)).toHaveLength(6);
    expect(() => tileOf(9, 1, size)).toThrow('no complete subtree 1 of height 9');
  });

  it('of entries give back the leaves, and say what is wrong with them', () => {
    const tile = { level: 'entries', n: 4, width: 3 } as const;
    const leaves = [Buffer.from('one'), Buffer.alloc(0), Buffer.alloc(65_535, 7)];
    const bytes = encodeEntries(leaves);
    expect(parseEntries(bytes, tile)).toEqual(leaves);
    expect(() => parseEntries(bytes.subarray(0, -1), tile)).toThrow('tile/entries/004.p/3 ends in the middle');
    expect(() => parseEntries(bytes, { ...tile, width: 4 })).toThrow('has 3 entries, not 4');
    expect(() => encodeEntries([Buffer.alloc(65_536)])).toThrow('too long');
  });
});
