import { LogFault } from '../log-fault.js';
import { type Hashes, rootOf } from '../tree/index.js';

export const TILE_WIDTH = 256;
const HASH_BYTES = 32;

/**
 * A run of up to 256 hashes of one level, or of leaves (`entries`). Level 1 holds a hash for each full tile of level 0,
 * and so on (C2SP tlog-tiles). `width` below 256: only so many are there yet.
 */
export type Tile = Readonly<{ level: number | 'entries'; n: number; width: number }>;
/** What reads a tile from where it is kept; `width` says how many hashes or entries it has to hold. */
export type ReadTile = (tile: Tile) => Promise<Uint8Array>;

/** `tile/0/x001/234`, `tile/entries/000.p/5`. */
export function pathOfTile({ level, n, width }: Tile): string {
  const digits = String(n);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** Null where it is no such path, or one written in another way. */
export function parseTilePath(path: string): Tile | null {
  const found = /^tile\/(entries|[1-5]?\d|6[0-3])\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (!found) return null;
  const [, level = '', groups = '', width = TILE_WIDTH] = found;
  const n = Number(groups.replaceAll(/[x/]/g, ''));
  const tile = { level: level === 'entries' ? level : Number(level), n, width: Number(width) } as const;
  return pathOfTile(tile) === path ? tile : null;
}

/** All tiles of hashes in a log of `size` leaves, level by level, each level from the left. */
export function* tilesOf(size: number): Generator<Tile & { level: number }> {
  for (let [level, count] = [0, size]; count > 0; level++, count = Math.floor(count / TILE_WIDTH))
    for (let n = 0; n * TILE_WIDTH < count; n++) yield { level, n, width: widthOf(n, count) };
}

/** All tiles of entries in a log of `size` leaves. */
export function* entryTilesOf(size: number): Generator<Tile> {
  for (let n = 0; n * TILE_WIDTH < size; n++) yield { level: 'entries', n, width: widthOf(n, size) };
}

/** The tile that a leaf of a log of `size` stands in. @throws LogFault where it has no such leaf */
export function entryTileOf(index: number, size: number): Tile {
  if (!(index >= 0 && index < size)) throw new LogFault(`A log of ${size} leaves has no leaf ${index}`);
  const n = Math.floor(index / TILE_WIDTH);
  return { level: 'entries', n, width: widthOf(n, size) };
}

/** Where the hash of a complete subtree comes from: `count` hashes of a tile, from `first` on. */
export type InTile = Readonly<{ tile: Tile; first: number; count: number }>;

/** @throws LogFault where a log of `size` leaves has no such complete subtree */
export function tileOf(level: number, index: number, size: number): InTile {
  if ((index + 1) * 2 ** level > size)
    throw new LogFault(`A log of ${size} leaves has no complete subtree ${index} of height ${level}`);
  const [tileLevel, count] = [Math.floor(level / 8), 2 ** (level % 8)];
  const n = Math.floor((index * count) / TILE_WIDTH);
  const width = widthOf(n, Math.floor(size / TILE_WIDTH ** tileLevel));
  return { tile: { level: tileLevel, n, width }, first: (index * count) % TILE_WIDTH, count };
}

/** The tree's hashes, for proofs, out of the tiles of a log of `size` leaves. */
export function hashesFromTiles(size: number, read: ReadTile): Hashes {
  return async (level, index) => {
    const { tile, first, count } = tileOf(level, index, size);
    return rootOf(hashesIn(await read(tile), tile).slice(first, first + count));
  };
}

/** The hashes of a tile. @throws LogFault where there are more or less than there have to be */
export function hashesIn(bytes: Uint8Array, tile: Tile): readonly Buffer[] {
  if (bytes.length !== tile.width * HASH_BYTES)
    throw new LogFault(`${pathOfTile(tile)} has ${bytes.length} bytes, not ${tile.width * HASH_BYTES}`);
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: tile.width }, (_, at) => all.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

const widthOf = (n: number, count: number) => Math.min(TILE_WIDTH, count - n * TILE_WIDTH);
