import { type Checkpoint, type Known, type Verified, verifyCheckpoint } from '../checkpoint/checkpoint.js';
import { pathOfTile, type Tile, TILE_WIDTH, tilesOf } from '../tiles/index.js';
import { Leaves } from './leaves.js';
import type { LogSource } from './log-source.js';
import { bytesOf, Faults, hashesOf, type Root, rootOfTile } from './reading.js';

/** Whose signatures count, which older checkpoints it has to go on from, and who hears how far it has come. */
export type Expected = Readonly<{
  known: Known; older?: readonly Checkpoint[]; tell?: (done: number, size: number) => void;
}>;
/** `verified`: the signed state, null where there is none. No fault: every leaf is what was signed. */
export type Verdict = Readonly<{ verified: Verified | null; streams: number; faults: readonly string[] }>;

/**
 * A whole log, from its files alone: the checkpoint's signatures, every leaf and every tile hashed anew up to the
 * signed root, each stream without a gap, the history that older checkpoints tell of.
 * @throws Error where the log cannot be read; what is wrong with it is in the verdict
 */
export async function verifyLog(source: LogSource, { known, older = [], tell }: Expected): Promise<Verdict> {
  const faults = new Faults();
  const verified = await signedBy(source, known, faults);
  if (!verified) return { verified, streams: 0, faults: faults.sentences };
  const { checkpoint } = verified;
  for (const one of older) mustGoOn(one, checkpoint, faults);
  const leaves = new Leaves(older, faults);
  await leaves.check(source, checkpoint.size, (done) => tell?.(done, checkpoint.size));
  await checkUpperTiles(source, checkpoint.size, leaves.tileRoots, faults);
  leaves.conclude(checkpoint);
  return { verified, streams: leaves.streamCount, faults: faults.sentences };
}

/** The log itself has to have signed it, and each witness that is named. */
async function signedBy(source: LogSource, known: Known, faults: Faults): Promise<Verified | null> {
  const note = await source.read('checkpoint');
  if (!note) faults.add('checkpoint is missing');
  const verified = note && faults.finding(() => 'checkpoint', () => verifyCheckpoint(note, known));
  for (const { name, vkey } of (verified && known.witnesses) ?? [])
    if (!verified?.cosigned.some((one) => one.vkey === vkey)) faults.add(`checkpoint: ${name} has not cosigned it`);
  return verified;
}

/** Its root is compared where the log has grown to its size. */
function mustGoOn({ origin, size }: Checkpoint, now: Checkpoint, faults: Faults) {
  const which = `The checkpoint of ${size} leaves`;
  if (origin !== now.origin) faults.add(`${which} is of ${origin}, not of ${now.origin}`);
  if (size > now.size) faults.add(`${which}: the log has ${now.size} only, so ${size - now.size} were taken out`);
}

/** Each hash above the lowest level is the root over a full tile below. */
async function checkUpperTiles(source: LogSource, size: number, lowest: readonly Root[], faults: Faults) {
  let [level, below, roots]: [number, readonly Root[], Root[]] = [1, lowest, []];
  for (const tile of tilesOf(size)) {
    if (tile.level === 0) continue;
    if (tile.level > level) [level, below, roots] = [tile.level, roots, []];
    const hashes = await hashesOf(source, tile, faults);
    roots.push(rootOfTile(hashes));
    if (hashes) compare(tile, hashes, below, faults);
  }
}

function compare(tile: Tile & { level: number }, hashes: readonly Buffer[], below: readonly Root[], faults: Faults) {
  for (const [at, hash] of hashes.entries()) {
    const [n, level] = [tile.n * TILE_WIDTH + at, tile.level - 1];
    const lower = pathOfTile({ level, n, width: TILE_WIDTH });
    if (below[n]?.equals(hash) === false) faults.add(`${bytesOf(tile, at)} are not the hash of ${lower}`);
  }
}
