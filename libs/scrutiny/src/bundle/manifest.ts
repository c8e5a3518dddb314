import { createHash } from 'node:crypto';
import { LogFault } from '#transparency';
import { READERS, type Reader } from '../reader.js';

const VERSION = 'moothall-evidence/v1';

/** What whoever made a bundle says that is in it: up to which version each stream goes, and each file's SHA-256. */
export type Manifest = Readonly<{
  reference: string; reader: Reader;
  /** Handle of each stream → the version of its last leaf. */
  streams: ReadonlyMap<string, number>;
  /** Path → hex. */
  files: ReadonlyMap<string, string>;
}>;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The text that is signed. Lines of files are as `sha256sum -c` reads them, but for the word before them. */
export const textOfManifest = ({ reference, reader, streams, files }: Manifest): string => [
  VERSION, `reference ${reference}`, `reader ${reader}`,
  ...[...streams].map(([handle, version]) => `stream ${handle} ${version}`),
  ...[...files].map(([path, hash]) => `file ${hash}  ${path}`), '',
].join('\n');

/** @throws LogFault */
export function parseManifest(text: string): Manifest {
  const [version, reference = '', reader = '', ...lines] = text.split('\n').slice(0, -1);
  if (version !== VERSION) throw new LogFault('The manifest is not one of an evidence bundle');
  const [named, read] = [valueOf('reference', reference), valueOf('reader', reader)];
  if (!READERS.includes(read as Reader)) throw new LogFault(`The manifest names a reader who is not known: ${read}`);
  const streams = pairs(lines, /^stream ([0-9a-f]{32}) ([1-9]\d*)$/).map(([one, last]) => [one, Number(last)] as const);
  const files = pairs(lines, /^file ([0-9a-f]{64}) {2}([\w./-]+)$/).map(([hash, path]) => [path, hash] as const);
  const manifest = { reference: named, reader: read as Reader, streams: new Map(streams), files: new Map(files) };
  if (textOfManifest(manifest) !== text) throw new LogFault('The manifest has lines that mean nothing');
  return manifest;
}

function valueOf(name: string, line: string) {
  if (!line.startsWith(`${name} `)) throw new LogFault(`The manifest does not say the ${name}`);
  return line.slice(name.length + 1);
}

const pairs = (lines: readonly string[], form: RegExp) =>
  lines.flatMap((line) => {
    const found = form.exec(line);
    return found ? [[found[1]!, found[2]!] as const] : [];
  });
