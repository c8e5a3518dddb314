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

/** The files of a zip, by their paths. @throws where it is none */
export const unzipped = (zip: Uint8Array): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/')));
