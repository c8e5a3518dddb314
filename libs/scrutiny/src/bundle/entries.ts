/** A file of a bundle. `isProgram`: can be run as it is. */
export type Entry = Readonly<{ path: string; bytes: Uint8Array; isProgram?: boolean }>;

/** The files that have one name in every bundle. Those of single leaves are named by their index. */
export const PATHS = {
  manifest: 'manifest', policy: 'policy', checkpoint: 'checkpoint', issuer: 'issuer.vkey', leaves: 'leaves.txt',
  texts: 'texts.txt',
} as const;
export const proofPath = (index: number) => `proofs/${index}.tlog-proof`;
export const openedPath = (index: number) => `opened/${index}.txt`;

/** One a line, each with its newline; no line, no byte. */
export const linesOf = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''));
