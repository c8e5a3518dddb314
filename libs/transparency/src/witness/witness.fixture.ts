import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  consistencyProof, type FollowedLog, type Hashes, keyIn, leafHash, parseSkey, rootOf, signNote, skeyOf, textOf,
  Witness, WitnessState,
} from '../index.js';
import { requestText } from './request.js';

export const origin = 'funding.example/log';
export const log = parseSkey(skeyOf(origin, 'log', Buffer.alloc(32, 1)));
export const leaves = Array.from({ length: 64 }, (_, at) => leafHash(Buffer.from(`entry ${at}`)));
export const hashes: Hashes = async (level, index) =>
  rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

export const noteOf = (size: number, root = rootOf(leaves.slice(0, size)), by = log, name = origin) =>
  signNote(textOf({ origin: name, size, root }), [by]);

export const requestOf = async (oldSize: number, size: number, checkpoint = noteOf(size)) =>
  ({ oldSize, proof: oldSize > size ? [] : await consistencyProof(oldSize, size, hashes), checkpoint });

export const textOfRequest = async (oldSize: number, size: number, checkpoint = noteOf(size)) =>
  requestText(await requestOf(oldSize, size, checkpoint));

/** Witnesses, each with a key and a state of its own; one that is started again in its `home` is the same. */
export function witnesses() {
  const folder = mkdtempSync(join(tmpdir(), 'moothall-witness-'));
  let count = 0;
  function start(
    logs: readonly FollowedLog[] = [{ origin, key: log.verifier }], home = join(folder, String(count++)),
  ) {
    const signer = keyIn(join(home, 'witness.key'), 'witness', 'auditor.example/w1');
    const witness = new Witness(signer, logs, new WitnessState(home), () => 1_800_000_000);
    return { witness, key: signer.verifier, home, again: () => start(logs, home) };
  }
  return { folder, start, remove: () => rmSync(folder, { recursive: true }) };
}
