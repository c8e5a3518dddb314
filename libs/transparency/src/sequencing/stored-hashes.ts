import type { DataSource } from 'typeorm';
import { rootOf } from '../tree/index.js';
import { rootOfPeaks } from './frontier.js';

/** What can be asked: a connection of its own, or one transaction. */
export type Asked = Pick<DataSource, 'query'>;

/** Hashes in a tile, and in the next level's place of one. */
export const TILE = 256;

/**
 * Hashes that are stored: at level 0 those of leaves, at level 1 roots of 256 leaves, and so on.
 * @param to exclusive @throws where one is missing
 */
export async function storedHashes(db: Asked, level: number, from: number, to: number): Promise<readonly Buffer[]> {
  if (to <= from) return [];
  const [table, values] = level === 0 ? ['leaf WHERE', [from, to]] : ['leaf_node WHERE level = $3 AND', [from, to, level]];
  const rows = await db.query<{ hash: Buffer }[]>(
    `SELECT hash FROM ${table} index >= $1 AND index < $2 ORDER BY index`, values);
  if (rows.length !== to - from) throw new Error(`The public log lacks hashes at level ${level} from ${from} to ${to}`);
  return rows.map(({ hash }) => hash);
}

/**
 * The hash of any complete subtree (`level` 0: a leaf) of a log of that size, for proofs: each tile is read once.
 * Made for one question, and thrown away with it.
 */
export function hashesOf(db: Asked, size: number): (level: number, index: number) => Promise<Buffer> {
  const tiles = new Map<string, Promise<readonly Buffer[]>>();
  const tile = (level: number, n: number) => {
    const key = `${level}/${n}`;
    const known = tiles.get(key) ?? storedHashes(db, level, n * TILE, Math.min((n + 1) * TILE, widthOf(size, level)));
    tiles.set(key, known);
    return known;
  };
  return async (level, index) => {
    const [above, width] = [Math.floor(level / 8), 2 ** (level % 8)];
    const first = index * width;
    const hashes = await tile(above, Math.floor(first / TILE));
    return rootOf(hashes.slice(first % TILE, first % TILE + width));
  };
}

/** How many hashes a log of that size has at a level of tiles. */
export const widthOf = (size: number, level: number) => Math.floor(size / TILE ** level);

/** The root of the first `size` leaves. */
export async function rootAt(db: Asked, size: number): Promise<Buffer> {
  const [hash, peaks] = [hashesOf(db, size), [] as Promise<Buffer>[]];
  for (let level = 40, start = 0; level >= 0; level--) {
    const width = 2 ** level;
    if (start + width > size) continue;
    peaks.push(hash(level, start / width));
    start += width;
  }
  return rootOfPeaks(await Promise.all(peaks));
}
