import { LogFault } from '../log-fault.js';

const isCount = (number: number): boolean => Number.isSafeInteger(number) && number >= 0;

export function mustHaveLeaf(index: number, size: number) {
  if (!isCount(index) || !isCount(size) || index >= size)
    throw new LogFault(`A tree of ${size} leaves has no leaf ${index}`);
}

export function mustBeginWith(size1: number, size2: number) {
  if (!isCount(size1) || !isCount(size2) || size1 > size2)
    throw new LogFault(`A tree of ${size2} leaves does not begin with one of ${size1}`);
}

/** The largest power of two below `size`, where a tree of two or more leaves is split. */
export function splitOf(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/** How high a complete subtree of `size` leaves is; undefined where the size is no power of two. */
export function levelOf(size: number): number | undefined {
  let level = 0;
  for (let rest = size; rest !== 1; rest /= 2, level++) if (rest % 2 !== 0 || rest === 0) return undefined;
  return level;
}
