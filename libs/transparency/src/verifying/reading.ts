import { LogFault } from '../log-fault.js';
import { hashesIn, parseEntries, pathOfTile, type Tile, TILE_WIDTH } from '../tiles/index.js';
import { rootOf } from '../tree/index.js';
import type { LogSource } from './log-source.js';

/** What is wrong with a log, in sentences: the first of them, and how many there are. */
export class Faults {
  private readonly kept: string[] = [];
  private total = 0;

  constructor(private readonly most = 50) {}

  add(sentence: string): void {
    this.total += 1;
    if (this.kept.length < this.most) this.kept.push(sentence);
  }

  /** Null, and a sentence that begins with `where()`, for a fault of the log. */
  finding<T>(where: () => string, act: () => T): T | null {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof LogFault)) throw error;
      this.add(`${where()}: ${error.message}`);
      return null;
    }
  }

  get sentences(): readonly string[] {
    const more = this.total - this.kept.length;
    return more > 0 ? [...this.kept, `And ${more} more`] : this.kept;
  }
}

/** The hashes of a tile, or null where it is missing or broken. */
export const hashesOf = (source: LogSource, tile: Tile, faults: Faults): Promise<readonly Buffer[] | null> =>
  partsOf(source, tile, hashesIn, faults);

/** The leaves of a tile, or null where it is missing or broken. */
export const leavesOf = (source: LogSource, tile: Tile, faults: Faults): Promise<readonly Buffer[] | null> =>
  partsOf(source, tile, parseEntries, faults);

/** The root over a full tile; null where it is not full, or could not be read. */
export type Root = Buffer | null;
export const rootOfTile = (hashes: readonly Buffer[] | null): Root =>
  (hashes?.length === TILE_WIDTH ? rootOf(hashes) : null);

/** Where a hash stands in its tile. */
export const bytesOf = (tile: Tile, at: number): string =>
  `${pathOfTile(tile)}, bytes ${at * 32} to ${at * 32 + 31},`;

type Parts = (bytes: Uint8Array, tile: Tile) => readonly Buffer[];

/** A log may drop a tile that is not full once there is the full one, which begins with it. */
async function partsOf(source: LogSource, tile: Tile, parts: Parts, faults: Faults) {
  const path = pathOfTile(tile);
  const full = { ...tile, width: TILE_WIDTH };
  const bytes = await source.read(path);
  if (bytes) return faults.finding(() => path, () => parts(bytes, tile));
  const fullBytes = tile.width < TILE_WIDTH ? await source.read(pathOfTile(full)) : null;
  if (fullBytes) return faults.finding(() => path, () => parts(fullBytes, full).slice(0, tile.width));
  faults.add(`${path} is missing`);
  return null;
}

/** Reads some ahead, and gives the answers in order. */
export async function* inOrder<T, R>(items: Iterable<T>, read: (item: T) => Promise<R>, ahead = 8) {
  const begun: Promise<R>[] = [];
  for (const item of items) {
    const answer = read(item);
    answer.catch(() => undefined); // it is thrown when its turn comes
    begun.push(answer);
    if (begun.length > ahead) yield await begun.shift()!;
  }
  for (const answer of begun) yield await answer;
}
