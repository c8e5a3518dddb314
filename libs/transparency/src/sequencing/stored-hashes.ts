import type { DataSource } from 'typeorm';
import { pathOfTile, TILE_WIDTH as TILE, tileOf } from '../tiles/index.js';
import { type Hashes, rootAt, rootOf } from '../tree/index.js';

/** What can be asked: a connection of its own, or one transaction. */
export type Asked = Pick<DataSource, 'query'>;

/**
 * Hashes that are stored: at level 0 those of leaves, at level 1 roots of 256 leaves, and so on.
 * @param to exclusive @throws where one is missing
 */
export async function storedHashes(db: Asked, level: number, from: number, to: number): Promise<readonly Buffer[]> {
  if (to <= from) return [];
  const [table, values] =
    level === 0 ? ['leaf WHERE', [from, to]] : ['leaf_node WHERE level = $3 AND', [from, to, level]];
  const rows = await db.query<{ hash: Buffer }[]>(
    `SELECT hash FROM ${table} index >= $1 AND index < $2 ORDER BY index`, values);
  if (rows.length !== to - from) throw new Error(`The public log lacks hashes at level ${level} from ${from} to ${to}`);
  return rows.map(({ hash }) => hash);
}

/**
 * The tree's hashes as they are stored, for one question about a log of that size: each tile is read once, and thrown
 * away with it.
 */
export function hashesOf(db: Asked, size: number): Hashes {
  const tiles = new Map<string, Promise<readonly Buffer[]>>();
  return async (level, index) => {
    const { tile, first, count } = tileOf(level, index, size);
    const path = pathOfTile(tile);
    const known = tiles.get(path) ?? storedHashes(db, Number(tile.level), tile.n * TILE, tile.n * TILE + tile.width);
    tiles.set(path, known);
    return rootOf((await known).slice(first, first + count));
  };
}

/** How many hashes a log of that size has at a level of tiles. */
export const widthOf = (size: number, level: number) => Math.floor(size / TILE ** level);

/** The root of the first `size` leaves, as it is stored. */
export const storedRoot = (db: Asked, size: number): Promise<Buffer> => rootAt(size, hashesOf(db, size));
