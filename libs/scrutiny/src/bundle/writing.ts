import type { Recorded } from '#event-store';
import { digestsIn, type Vault } from '#privacy';
import { type LogIndex, parseLeaf, tlogProof } from '#transparency';
import type { Reader } from '../reader.js';
import { type Entry, linesOf, openedPath, PATHS, proofPath } from './entries.js';
import type { Issuer } from './issuer.js';
import { sha256, textOfManifest } from './manifest.js';
import type { Opened, Openings } from './openings.js';

/** An event as it was written, and its place in the public log. */
export type Placed = Readonly<{ event: Recorded; index: number }>;

type Contents = Readonly<{
  reference: string; reader: Reader; placed: readonly Placed[]; openings: Openings; checkpoint: string; size: number;
  policy: string; papers: readonly Entry[];
}>;
type Sources = Readonly<{
  log: Pick<LogIndex, 'leaves' | 'prover'>;
  vault: Pick<Vault, 'disclosures'>;
  issuer: Pick<Issuer, 'sign' | 'vkey'>;
}>;

/** The files of a bundle, one after the other; the manifest, which names all others, comes last. */
export async function* writtenOut(contents: Contents, sources: Sources): AsyncIterable<Entry> {
  const files = new Map<string, string>();
  const leaves = await sources.log.leaves(contents.placed.map(({ index }) => index));
  for await (const entry of bodyOf(contents, leaves, sources)) {
    files.set(entry.path, sha256(entry.bytes));
    yield entry;
  }
  const { reference, reader } = contents;
  const text = textOfManifest({ reference, reader, streams: endsOf(leaves), files });
  yield { path: PATHS.manifest, bytes: Buffer.from(sources.issuer.sign(text)) };
}

async function* bodyOf(
  { papers, policy, checkpoint, placed, openings, size }: Contents, leaves: readonly Buffer[],
  { log, vault, issuer }: Sources,
): AsyncIterable<Entry> {
  yield* papers;
  yield { path: PATHS.policy, bytes: Buffer.from(policy) };
  yield { path: PATHS.issuer, bytes: linesOf([issuer.vkey]) };
  yield { path: PATHS.checkpoint, bytes: Buffer.from(checkpoint) };
  yield { path: PATHS.leaves, bytes: linesOf(leaves.map((leaf) => leaf.toString())) };
  const [texts, proofOf] = [new Set<string>(), await log.prover(size)];
  for (const { event, index } of placed) {
    const proof = tlogProof({ index, proof: await proofOf(index), checkpoint });
    yield { path: proofPath(index), bytes: Buffer.from(proof) };
    const opened = openings.of(event);
    for (const digest of digestsIn(opened?.members)) if (openings.texts.has(digest)) texts.add(digest);
    if (opened) yield { path: openedPath(index), bytes: linesOf(wordsOf(opened)) };
  }
  const disclosures = await vault.disclosures([...texts]);
  yield { path: PATHS.texts, bytes: linesOf([...disclosures.values()]) };
}

const wordsOf = ({ statement, members }: Opened) =>
  [statement.toString(), ...members.map(({ disclosure }) => disclosure)];

/** Handle of each stream → its last version. Leaves come in their order. */
const endsOf = (leaves: readonly Buffer[]) => new Map(leaves.map((leaf) => {
  const { stream, version } = parseLeaf(leaf);
  return [stream, version] as const;
}));
