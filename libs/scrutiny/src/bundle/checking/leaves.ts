import {
  type Leaf, leafHash, NO_PREVIOUS, parseLeaf, parseTlogProof, type Verified, verifyInclusion,
} from '#transparency';
import { PATHS, proofPath } from '../entries.js';
import type { Manifest } from '../manifest.js';
import { type Faults, type Files, linesIn, textIn } from './faults.js';

/** A leaf that was found in order, and its hash. */
export type CheckedLeaf = Leaf & Readonly<{ hash: Buffer }>;

/** Every leaf with its proof, and every stream whole, up to where the manifest says that it goes. */
export function checkLeaves(
  files: Files, { manifest, signed }: { manifest: Manifest | undefined; signed: Verified | undefined }, faults: Faults,
): readonly CheckedLeaf[] {
  const lines = faults.within(PATHS.leaves, () => linesIn(files, PATHS.leaves)) ?? [];
  const leaves = lines.flatMap((line, at) => {
    const bytes = Buffer.from(line);
    const leaf = faults.within(`${PATHS.leaves}, line ${at + 1}`, () => parseLeaf(bytes));
    return leaf ? [{ ...leaf, hash: leafHash(bytes) }] : [];
  });
  if (leaves.some(({ index }, at) => at > 0 && index <= leaves[at - 1]!.index))
    faults.add('The leaves are not in the order of the log');
  if (signed) for (const leaf of leaves) faults.within(proofPath(leaf.index), () => checkProof(files, leaf, signed));
  checkStreams(leaves, manifest, faults);
  checkNoneLeft(files, leaves, faults);
  return leaves;
}

function checkProof(files: Files, { index, hash }: CheckedLeaf, { checkpoint: { size, root } }: Verified) {
  const proof = parseTlogProof(textIn(files, proofPath(index)));
  if (proof.checkpoint !== textIn(files, PATHS.checkpoint)) throw new Error('it leads to another checkpoint');
  if (proof.index !== index) throw new Error(`it is the proof of leaf ${proof.index}`);
  verifyInclusion({ index, size, leafHash: hash, proof: proof.proof, root });
}

/** Where a stream has come to: its version, and the hash of its last leaf. */
type End = Readonly<{ version: number; hash: string }>;
const beginning: End = { version: 0, hash: NO_PREVIOUS };

function checkStreams(leaves: readonly CheckedLeaf[], manifest: Manifest | undefined, faults: Faults) {
  const ends = new Map<string, End>();
  for (const leaf of leaves) {
    const fault = faultAfter(ends.get(leaf.stream) ?? beginning, leaf);
    if (fault) faults.add(fault);
    ends.set(leaf.stream, { version: leaf.version, hash: leaf.hash.toString('hex') });
  }
  if (manifest) checkEnds(ends, manifest, faults);
}

function faultAfter(before: End, { index, stream, version, prev }: CheckedLeaf): string | null {
  if (version !== before.version + 1)
    return `Stream ${stream} has no version ${before.version + 1}: an event is missing or out of order`;
  return prev === before.hash ? null : `Leaf ${index} does not follow on the leaf before it in stream ${stream}`;
}

function checkEnds(ends: ReadonlyMap<string, End>, { streams }: Manifest, faults: Faults) {
  for (const [stream, last] of streams) {
    const { version } = ends.get(stream) ?? beginning;
    if (version !== last) faults.add(`Stream ${stream} ends at version ${version}, not ${last}: an event is missing`);
  }
  for (const stream of ends.keys()) if (!streams.has(stream)) faults.add(`Stream ${stream} was added`);
}

function checkNoneLeft(files: Files, leaves: readonly CheckedLeaf[], faults: Faults) {
  const known = new Set(leaves.map(({ index }) => String(index)));
  for (const path of files.keys()) {
    const [, index] = /^(?:proofs|opened)\/(.+)\.(?:tlog-proof|txt)$/.exec(path) ?? [];
    if (index !== undefined && !known.has(index)) faults.add(`${path} belongs to no leaf`);
  }
}
