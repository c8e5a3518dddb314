import { type Hashes, nodeHash } from './hashing.js';
import { levelOf, mustBeginWith, mustHaveLeaf, splitOf } from './sizes.js';

/**
 * That a leaf stands in a tree of `size` leaves: the hashes from the leaf's sibling upwards (RFC 6962, 2.1.1).
 * @throws LogFault where the tree has no such leaf
 */
export async function inclusionProof(index: number, size: number, hashes: Hashes): Promise<readonly Buffer[]> {
  mustHaveLeaf(index, size);
  return Promise.all(path(index, 0, size).map((range) => hashOf(range, hashes)));
}

/**
 * That a tree of `size2` leaves begins with the tree of `size1` leaves (RFC 6962, 2.1.2). Nothing is needed where one
 * of them is empty or both are the same.
 * @throws LogFault where the first is larger than the second
 */
export async function consistencyProof(size1: number, size2: number, hashes: Hashes): Promise<readonly Buffer[]> {
  mustBeginWith(size1, size2);
  const ranges = size1 === 0 || size1 === size2 ? [] : subproof(size1, 0, size2, true);
  return Promise.all(ranges.map((range) => hashOf(range, hashes)));
}

/** Leaves from `begin` up to, but without, `end`. */
type Range = readonly [begin: number, end: number];

function path(index: number, begin: number, end: number): Range[] {
  if (end - begin === 1) return [];
  const middle = begin + splitOf(end - begin);
  return index < middle
    ? [...path(index, begin, middle), [middle, end]]
    : [...path(index, middle, end), [begin, middle]];
}

/** `size1` counts from `begin`; `known` while what lies left of it is the whole of the first tree. */
function subproof(size1: number, begin: number, end: number, known: boolean): Range[] {
  if (size1 === end - begin) return known ? [] : [[begin, end]];
  const k = splitOf(end - begin);
  return size1 <= k
    ? [...subproof(size1, begin, begin + k, known), [begin + k, end]]
    : [...subproof(size1 - k, begin + k, end, false), [begin, begin + k]];
}

/** A complete subtree is read, and one at the right edge put together. */
async function hashOf([begin, end]: Range, hashes: Hashes): Promise<Buffer> {
  const level = levelOf(end - begin);
  if (level !== undefined) return hashes(level, begin / (end - begin));
  const middle = begin + splitOf(end - begin);
  return nodeHash(...await Promise.all([hashOf([begin, middle], hashes), hashOf([middle, end], hashes)]));
}
