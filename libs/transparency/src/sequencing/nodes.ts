import { TILE_WIDTH as TILE } from '../tiles/index.js';
import { rootOf } from '../tree/index.js';

/** The root of a full tile; `level` counts tiles, from 1. */
export type Node = Readonly<{ level: number; index: number; hash: Buffer }>;

/**
 * What becomes complete when these leaf hashes come after the first `from` ones.
 * @param stored hashes that are there already: of leaves at level 0, of nodes above; `to` is exclusive
 */
export async function completedNodes(
  from: number, hashes: readonly Buffer[],
  stored: (level: number, from: number, to: number) => Promise<readonly Buffer[]>,
): Promise<readonly Node[]> {
  const nodes: Node[] = [];
  let [first, news] = [from, hashes];
  for (let level = 1; ; level++) {
    const start = first - first % TILE;
    const count = Math.floor((first + news.length - start) / TILE);
    if (count === 0) return nodes;
    const all = [...await stored(level - 1, start, first), ...news];
    news = Array.from({ length: count }, (_, i) => rootOf(all.slice(i * TILE, (i + 1) * TILE)));
    first = start / TILE;
    nodes.push(...news.map((hash, i) => ({ level, index: first + i, hash })));
  }
}
