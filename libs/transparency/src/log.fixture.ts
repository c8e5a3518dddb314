import {
  encodeEntries, entryTilesOf, type Leaf, leafHash, leafOf, type LogSource, NO_PREVIOUS, parseSkey, pathOfTile, rootOf,
  signNote, skeyOf, textOf,
} from './index.js';

export const origin = 'funding.example/log';
export const logKey = parseSkey(skeyOf(origin, 'log', Buffer.alloc(32, 1)));
export type Files = Map<string, Buffer>;

/** The tiles of hashes of a log, as files. */
export function tileFiles(hashes: readonly Buffer[]): Files {
  const files: Files = new Map();
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

/** A log as files, signed by its key: of whatever stands in the leaves. */
export function logFiles(leaves: readonly Buffer[]): Files {
  const hashes = leaves.map(leafHash);
  const files = tileFiles(hashes);
  for (const tile of entryTilesOf(leaves.length))
    files.set(pathOfTile(tile), encodeEntries(leaves.slice(tile.n * 256, tile.n * 256 + tile.width)));
  const text = textOf({ origin, size: leaves.length, root: rootOf(hashes) });
  return files.set('checkpoint', Buffer.from(signNote(text, [logKey])));
}

/** Leaves of as many streams as are named, in turn, each naming the one before it; `told` changes what one tells. */
export function leavesOf(count: number, streams: number, told: (leaf: Leaf) => Partial<Leaf> = () => ({})): Buffer[] {
  const last = new Map<string, { version: number; prev: string }>();
  return Array.from({ length: count }, (_, index) => {
    const stream = String(index % streams).padStart(32, '0');
    const { version, prev } = last.get(stream) ?? { version: 1, prev: NO_PREVIOUS };
    const leaf = { index, stream, version, prev, commitment: String(index).padStart(64, '0') };
    const bytes = leafOf({ ...leaf, ...told(leaf) });
    last.set(stream, { version: version + 1, prev: leafHash(bytes).toString('hex') });
    return bytes;
  });
}

export const sourceOf = (files: ReadonlyMap<string, Buffer>): LogSource =>
  ({ read: async (path) => files.get(path) ?? null });
