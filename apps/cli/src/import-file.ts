import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Refusal } from '#kernel';

/** @throws with a sentence */
export const read = (path: string): Promise<Buffer> =>
  readFile(path).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`${path} cannot be read (${code}).`);
  });

/** `/home/x/Lancashire 2013.csv` → `Lancashire 2013` */
export const titleOf = (path: string) => basename(path, extname(path));

export const idFrom = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** The same file again is no fault. */
export function unchanged(error: unknown): string {
  if (error instanceof Refusal && error.rule === 'already-imported') return error.message;
  throw error;
}
