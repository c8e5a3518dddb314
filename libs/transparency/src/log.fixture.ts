import { pathOfTile, rootOf } from './index.js';

/** The tiles of hashes of a log, as files. */
export function tileFiles(hashes: readonly Buffer[]): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let [level, row] = [0, hashes]; row.length > 0; level++) {
    const full: Buffer[] = [];
    for (let n = 0; n * 256 < row.length; n++) {
      const tile = row.slice(n * 256, (n + 1) * 256);
      files.set(pathOfTile({ level, n, width: tile.length }), Buffer.concat(tile));
      if (tile.length === 256) full.push(rootOf(tile));
    }
    row = full;
  }
  return files;
}
