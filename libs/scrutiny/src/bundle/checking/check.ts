import { type Verified, verifyCheckpoint } from '#transparency';
import { PATHS } from '../entries.js';
import type { Manifest } from '../manifest.js';
import { parsePolicy } from '../policy.js';
import { Faults, type Files, textIn } from './faults.js';
import { checkFiles } from './files.js';
import { checkLeaves, type CheckedLeaf } from './leaves.js';
import { type CheckedOpenings, checkOpenings } from './openings.js';

/** What was found in a bundle. Only without faults is anything in it to be believed. */
export type Checked = CheckedOpenings & Readonly<{
  faults: readonly string[];
  manifest: Manifest | undefined;
  /** The checkpoint that all of it leads to, signed and cosigned. */
  signed: Verified | undefined;
  /** Whose keys the bundle itself names, witnesses included: to be compared with what one knows from elsewhere. */
  keys: readonly string[];
  leaves: readonly CheckedLeaf[];
}>;

/** @param trusted public keys known from elsewhere: with any, the bundle's own keys have to be among them */
export function checkBundle(files: Files, trusted: readonly string[] = []): Checked {
  const faults = new Faults();
  const manifest = checkFiles(files, faults);
  const policy = faults.within(PATHS.policy, () => parsePolicy(textIn(files, PATHS.policy)));
  const signed = policy
    && faults.within(PATHS.checkpoint, () => verifyCheckpoint(textIn(files, PATHS.checkpoint), policy));
  const issuer = faults.within(PATHS.issuer, () => textIn(files, PATHS.issuer).trim());
  const keys = [policy?.log.vkey, issuer, ...(policy?.witnesses ?? []).map(({ vkey }) => vkey)]
    .filter((vkey) => vkey !== undefined);
  const strange = trusted.length === 0 ? [] : keys.filter((vkey) => !trusted.includes(vkey));
  for (const vkey of strange) faults.add(`The key ${vkey} is not one that you trust`);
  const leaves = checkLeaves(files, { manifest, signed }, faults);
  return { ...checkOpenings(files, leaves, faults), faults: faults.all, manifest, signed, keys, leaves };
}
