import { LogFault } from '../log-fault.js';
import { EMPTY_ROOT, nodeHash } from './hashing.js';
import { levelOf, mustBeginWith, mustHaveLeaf } from './sizes.js';

export type Inclusion = Readonly<{
  index: number; size: number; leafHash: Uint8Array; proof: readonly Uint8Array[]; root: Uint8Array;
}>;
export type Consistency = Readonly<{
  size1: number; size2: number; root1: Uint8Array; root2: Uint8Array; proof: readonly Uint8Array[];
}>;

/** RFC 9162, section 2.1.3.2. @throws LogFault unless the leaf stands there in the tree with that root */
export function verifyInclusion({ index, size, leafHash, proof, root }: Inclusion): void {
  mustHaveLeaf(index, size);
  mustBeHashes([leafHash, ...proof]);
  const walk = new Walk(index, size - 1);
  let hash: Uint8Array = leafHash;
  for (const sibling of proof) {
    hash = walk.isOnTheRight() ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    walk.climb();
  }
  walk.mustBeAtTheTop(`leaf ${index} in a tree of ${size} leaves`, proof.length);
  if (!same(hash, root)) throw new LogFault(`The proof does not lead from leaf ${index} to the root of ${size} leaves`);
}

/** RFC 9162, section 2.1.4.2. @throws LogFault unless the second tree begins with the first */
export function verifyConsistency(trees: Consistency): void {
  const { size1, size2, root1, root2, proof } = trees;
  mustBeginWith(size1, size2);
  mustBeEmptyRoot(size1, root1);
  mustBeEmptyRoot(size2, root2);
  if (size1 === size2 && !same(root1, root2)) throw new LogFault(`Two trees of ${size1} leaves have different roots`);
  if (size1 !== size2) mustBeHashes([root1, root2, ...proof]);
  const isTrivial = size1 === 0 || size1 === size2;
  if (!isTrivial) climbBoth(trees);
  else if (proof.length > 0) throw new LogFault(`From ${size1} to ${size2} leaves there is nothing to prove`);
}

function climbBoth({ size1, size2, root1, root2, proof }: Consistency) {
  const isComplete = levelOf(size1) !== undefined; // then its root is in the second tree, and known
  const [first, ...rest] = isComplete ? [root1, ...proof] : proof;
  if (!first || proof.length === 0) throw new LogFault(`There is no proof from ${size1} to ${size2} leaves`);
  const walk = new Walk(size1 - 1, size2 - 1);
  walk.skipCommonRight();
  let [one, two]: [Uint8Array, Uint8Array] = [first, first];
  for (const sibling of rest) {
    if (walk.isOnTheRight()) [one, two] = [nodeHash(sibling, one), nodeHash(sibling, two)];
    else two = nodeHash(two, sibling);
    walk.climb();
  }
  walk.mustBeAtTheTop(`${size1} leaves in a tree of ${size2}`, proof.length);
  if (!same(one, root1)) throw new LogFault(`The proof does not lead to the root of the first ${size1} leaves`);
  if (!same(two, root2)) throw new LogFault(`The proof does not lead to the root of ${size2} leaves`);
}

/** The way from a node to the root, in numbers: where the node and the last node of its level stand (`fn`, `sn`). */
class Walk {
  constructor(private node: number, private last: number) {}

  isOnTheRight() {
    return this.node % 2 === 1 || this.node === this.last;
  }

  skipCommonRight() {
    while (this.node % 2 === 1) this.up();
  }

  /** Past a sibling; a node at the right edge rises without one until it is itself on the right. */
  climb() {
    if (this.last === 0) this.node = this.last = -1; // a hash too many: never at the top again
    if (this.isOnTheRight()) while (this.node % 2 === 0 && this.node > 0) this.up();
    this.up();
  }

  mustBeAtTheTop(what: string, length: number) {
    if (this.last !== 0) throw new LogFault(`A proof of ${length} hashes is not one for ${what}`);
  }

  private up() {
    [this.node, this.last] = [Math.floor(this.node / 2), Math.floor(this.last / 2)];
  }
}

function mustBeEmptyRoot(size: number, root: Uint8Array) {
  if (size === 0 && !same(root, EMPTY_ROOT)) throw new LogFault('A tree without leaves has the wrong root');
}

/** Or two of another length, put together, could look like two others. */
function mustBeHashes(hashes: readonly Uint8Array[]) {
  const wrong = hashes.find(({ length }) => length !== 32);
  if (wrong) throw new LogFault(`A hash of a proof has ${wrong.length} bytes, not 32`);
}

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;
