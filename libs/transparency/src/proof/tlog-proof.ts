import { type Known, type Verified, verifyCheckpoint } from '../checkpoint/checkpoint.js';
import { LogFault } from '../log-fault.js';
import { countFrom, fromBase64, hashFrom, textFrom } from '../spelling.js';
import { leafHash, verifyInclusion } from '../tree/index.js';

/** That a leaf stands in a log, to be checked offline. `checkpoint` is the signed note; `extra` proves nothing. */
export type TlogProof = Readonly<{
  index: number; proof: readonly Buffer[]; checkpoint: string; extra?: Uint8Array;
}>;

const VERSION = 'c2sp.org/tlog-proof@v1';
const MOST_HASHES = 63;

/** Its text (C2SP tlog-proof). */
export function tlogProof({ index, proof, checkpoint, extra }: TlogProof): string {
  const hashes = proof.map((hash) => hash.toString('base64'));
  const more = extra ? [`extra ${Buffer.from(extra).toString('base64')}`] : [];
  return [VERSION, ...more, `index ${index}`, ...hashes, '', checkpoint].join('\n');
}

/** @throws LogFault */
export function parseTlogProof(proof: Uint8Array | string): TlogProof {
  const text = textFrom(proof, 'The proof');
  const end = text.indexOf('\n\n');
  if (end < 0) throw new LogFault('The proof holds no checkpoint');
  const [version, ...lines] = text.slice(0, end).split('\n');
  if (version !== VERSION) throw new LogFault(`The proof is not a ${VERSION}`);
  const extra = valueOf(lines, 'extra');
  const index = valueOf(lines, 'index');
  if (index === undefined) throw new LogFault('The proof does not say for which leaf it is');
  if (lines.length > MOST_HASHES) throw new LogFault(`The proof has more than ${MOST_HASHES} hashes`);
  return {
    index: countFrom(index, 'The index'), proof: lines.map((line) => hashFrom(line, 'A hash of the proof')),
    checkpoint: text.slice(end + 2), ...(extra === undefined ? {} : { extra: fromBase64(extra, 'The extra') }),
  };
}

/** @returns the checkpoint that it leads to @throws LogFault unless the leaf stands in a log that is known */
export function verifyTlogProof(proof: Uint8Array | string, leaf: Uint8Array, known: Known): Verified {
  const { index, proof: hashes, checkpoint: note } = parseTlogProof(proof);
  const verified = verifyCheckpoint(note, known);
  const { size, root } = verified.checkpoint;
  verifyInclusion({ index, size, leafHash: leafHash(leaf), proof: hashes, root });
  return verified;
}

function valueOf(lines: string[], name: string) {
  return lines[0]?.startsWith(`${name} `) ? lines.shift()!.slice(name.length + 1) : undefined;
}
