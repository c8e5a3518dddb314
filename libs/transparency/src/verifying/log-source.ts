import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { bodyOf, reasonOf } from '../fetching.js';

/** The largest file of a log: 256 entries of the largest size. */
const MOST_BYTES = 256 * (65_535 + 2);
const TIMEOUT_MS = 30_000;

/** The files of a log, by their paths: `checkpoint`, `tile/…`, `vkey`. */
export interface LogSource {
  /** Null where there is no such file. @throws Error where that cannot be found out */
  read(path: string): Promise<Buffer | null>;
}

/** A log in a folder, such as a copy of it. */
export const logIn = (folder: string): LogSource => ({
  read: async (path) => readFile(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  }),
});

/**
 * A log on the web. `url` is what its paths follow, such as `https://funding.example/log`. What does not answer is
 * asked again after each of the `pauses` (milliseconds).
 */
export const logAt = (url: string, pauses: readonly number[] = [500, 2_000]): LogSource => ({
  read: async (path) => {
    const address = `${url.replace(/\/+$/, '')}/${path}`;
    for (const pause of pauses) {
      try {
        return await ask(address);
      } catch {
        await setTimeout(pause);
      }
    }
    return ask(address);
  },
});

async function ask(address: string): Promise<Buffer | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) return await bodyOf(response, MOST_BYTES);
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return null;
    throw new Error(`the answer has the status ${response.status}`);
  } catch (error) {
    throw new Error(`${address} could not be read: ${reasonOf(error)}`, { cause: error });
  }
}
