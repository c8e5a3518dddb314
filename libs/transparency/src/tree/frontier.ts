import { LogFault } from '../log-fault.js';
import { EMPTY_ROOT, type Hashes, nodeHash } from './hashing.js';

/** A complete subtree that has just come to its end: `level` 0 is the leaf itself. */
export type Completed = Readonly<{ level: number; index: number; hash: Buffer }>;

/**
 * All that a tree needs to grow: the hashes of its complete subtrees, the largest first (a compact range from 0). It
 * holds at most one hash for each bit of the size.
 */
export class Frontier {
  private constructor(private count: number, private readonly peaks: Buffer[]) {}

  /** Of an empty tree, or of one whose `size` and `peaks` were kept. @throws LogFault if they do not fit */
  static from(size = 0, peaks: readonly Uint8Array[] = []): Frontier {
    if (!(size >= 0) || peaks.length !== peaksOf(size).length)
      throw new LogFault(`A tree of ${size} leaves does not have ${peaks.length} complete subtrees`);
    return new Frontier(size, peaks.map((peak) => Buffer.from(peak)));
  }

  /** Of the first `size` leaves of a tree whose hashes can be read. */
  static async of(size: number, hashes: Hashes): Promise<Frontier> {
    return new Frontier(size, await Promise.all(peaksOf(size).map(([level, index]) => hashes(level, index))));
  }

  get size(): number {
    return this.count;
  }

  get hashes(): readonly Buffer[] {
    return [...this.peaks];
  }

  /** Adds a leaf by its hash and gives every subtree that is complete now, the leaf first. */
  append(leafHash: Buffer): readonly Completed[] {
    const done: Completed[] = [{ level: 0, index: this.count, hash: leafHash }];
    let [hash, index] = [leafHash, this.count];
    for (let level = 1; index % 2 === 1; level++) {
      hash = nodeHash(this.peaks.pop()!, hash);
      index = (index - 1) / 2;
      done.push({ level, index, hash });
    }
    this.peaks.push(hash);
    this.count += 1;
    return done;
  }

  root(): Buffer {
    if (this.count === 0) return EMPTY_ROOT;
    return this.peaks.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** Which complete subtrees make up a tree of this size, the largest first, as level and index. */
function peaksOf(size: number): [level: number, index: number][] {
  const peaks: [number, number][] = [];
  for (let [level, rest] = [0, size]; rest > 0; level++, rest = Math.floor(rest / 2))
    if (rest % 2 === 1) peaks.unshift([level, rest - 1]);
  return peaks;
}

/** The root over the hashes of all leaves. */
export function rootOf(leafHashes: Iterable<Buffer>): Buffer {
  const frontier = Frontier.from();
  for (const hash of leafHashes) frontier.append(hash);
  return frontier.root();
}

/** The root of the first `size` leaves of a tree whose hashes can be read. */
export const rootAt = async (size: number, hashes: Hashes): Promise<Buffer> =>
  (await Frontier.of(size, hashes)).root();
