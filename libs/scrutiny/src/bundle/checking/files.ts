import { parseVkey, verifyNote } from '#transparency';
import { PATHS } from '../entries.js';
import { type Manifest, parseManifest, sha256 } from '../manifest.js';
import { type Faults, type Files, linesIn, textIn } from './faults.js';

/** The manifest, where whoever made the bundle has signed it; every file is compared with it. */
export function checkFiles(files: Files, faults: Faults): Manifest | undefined {
  const issuer = faults.within(PATHS.issuer, () => parseVkey(linesIn(files, PATHS.issuer).join('\n')));
  const text = faults.within(PATHS.manifest, () => textIn(files, PATHS.manifest));
  if (text === undefined) return undefined;
  const isSigned = faults.within('The manifest was changed', () => verifyNote(text, issuer ? [issuer] : []).text);
  const unsigned = text.slice(0, text.lastIndexOf('\n\n') + 1);
  const manifest = faults.within(PATHS.manifest, () => parseManifest(isSigned ?? unsigned));
  if (manifest) compare(files, manifest, faults);
  return manifest;
}

function compare(files: Files, manifest: Manifest, faults: Faults) {
  for (const [path, hash] of manifest.files) {
    const bytes = files.get(path);
    if (!bytes) faults.add(`${path} is missing`);
    else if (sha256(bytes) !== hash) faults.add(`${path} was changed`);
  }
  for (const path of files.keys())
    if (path !== PATHS.manifest && !manifest.files.has(path))
      faults.add(`${path} was added: the manifest has no such file`);
}
