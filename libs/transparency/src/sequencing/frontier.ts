import { EMPTY_ROOT, nodeHash } from '../tree/index.js';

/** The root above complete subtrees that stand side by side, the largest first. */
export const rootOfPeaks = (peaks: readonly Buffer[]): Buffer =>
  (peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((right, left) => nodeHash(left, right)));

/**
 * A tree that grows leaf by leaf and remembers no more than the hashes of its complete subtrees, the largest first:
 * one for each binary digit 1 of its size.
 */
export class Frontier {
  constructor(public size = 0, private readonly peaks: Buffer[] = []) {}

  append(leafHash: Buffer): void {
    this.peaks.push(leafHash);
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const [left, right] = this.peaks.splice(-2) as [Buffer, Buffer];
      this.peaks.push(nodeHash(left, right));
    }
    this.size += 1;
  }

  get root(): Buffer { return rootOfPeaks(this.peaks); }

  get hashes(): readonly Buffer[] { return this.peaks; }
}
