import { createHmac } from 'node:crypto';
import { LogFault } from '../log-fault.js';

/**
 * What everybody may see of an event (docs/adr/0026): its place in the log, which stream by an opaque handle of 32 hex
 * digits, its version there from 1, the leaf hash of that stream's previous leaf, and a commitment, both in hex.
 */
export type Leaf = Readonly<{ index: number; stream: string; version: number; prev: string; commitment: string }>;

/** `prev` of a stream's first leaf. */
export const NO_PREVIOUS = '0'.repeat(64);

const form = new RegExp('^{"commitment":"([0-9a-f]{64})","index":(0|[1-9][0-9]{0,15}),"prev":"([0-9a-f]{64})",' +
  '"stream":"([0-9a-f]{32})","version":([1-9][0-9]{0,15})}$');

/** The bytes that go into the tree: canonical JSON has one spelling for them. @throws LogFault for what is no leaf */
export function leafOf({ index, stream, version, prev, commitment }: Leaf): Buffer {
  const members = [`"commitment":"${commitment}"`, `"index":${index}`, `"prev":"${prev}"`];
  const bytes = Buffer.from(`{${members.join()},"stream":"${stream}","version":${version}}`);
  parseLeaf(bytes);
  return bytes;
}

/** @throws LogFault unless it is a leaf, spelt as a leaf has to be */
export function parseLeaf(bytes: Uint8Array): Leaf {
  const found = form.exec(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
  if (!found) throw new LogFault('The bytes are not a leaf in canonical JSON');
  const [, commitment = '', index, prev = '', stream = '', version] = found;
  const leaf = { index: Number(index), stream, version: Number(version), prev, commitment };
  if (!Number.isSafeInteger(leaf.index) || !Number.isSafeInteger(leaf.version))
    throw new LogFault('The leaf holds a number that is too large');
  if ((leaf.version === 1) !== (prev === NO_PREVIOUS))
    throw new LogFault('A leaf names the one before it in its stream, unless it is the first');
  return leaf;
}

/** The opaque handle of a stream. `keys.handles`: the master key's sub-key `log-handles`. */
export const handleOf = (stream: string, { handles }: Readonly<{ handles: Uint8Array }>): string =>
  createHmac('sha256', handles).update(stream).digest().toString('hex', 0, 16);
