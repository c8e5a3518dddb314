import { unzipSync, Zip, ZipDeflate } from 'fflate';
import type { Entry } from './entries.js';

/** The earliest that a zip can say, in whichever time zone: when a bundle was made is no part of it. */
const always = new Date(1980, 0, 1);
const UNIX = 3;
const mode = (isProgram = false) => (0o100000 | (isProgram ? 0o755 : 0o644)) * 0x10000;

/** A zip, written while its files are made: the same files give the same bytes. */
export async function* zipped(entries: AsyncIterable<Entry>): AsyncIterable<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for await (const { path, bytes, isProgram } of entries) {
    const file = new ZipDeflate(path, { level: 6 });
    Object.assign(file, { mtime: always, os: UNIX, attrs: mode(isProgram) });
    zip.add(file);
    file.push(bytes, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready;
}

/** Bytes that a bundle may come to unzipped: a larger one would fill the memory of whoever checks it. */
const LARGEST = 512 * 1024 ** 2;

/**
 * The files of a zip, by their paths.
 * @throws where it is none, and where two programs could read it in two ways: names that come twice or lead elsewhere
 */
export function unzipped(zip: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const [seen, size] = [new Set<string>(), { bytes: 0 }];
  const files = unzipSync(zip, { filter: ({ name, originalSize }) => {
    if (seen.has(name)) throw new Error(`The zip file has two files called ${name}`);
    if (!isPlain(name)) throw new Error('The zip file has a file whose name no bundle has');
    size.bytes += originalSize;
    if (size.bytes > LARGEST) throw new Error('The zip file is too large to be the evidence for a decision');
    seen.add(name);
    return !name.endsWith('/');
  } });
  return new Map(Object.entries(files));
}

const isPlain = (name: string) =>
  /^[A-Za-z0-9./-]+$/.test(name) && !name.split('/').some((part) => /^\.*$/.test(part) && part !== '')
  && !name.startsWith('/');
