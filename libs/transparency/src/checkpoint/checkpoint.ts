import { LogFault } from '../log-fault.js';
import type { Signature, Verifier } from '../notes/index.js';
import { verifyNote } from '../notes/index.js';
import { countFrom, hashFrom } from '../spelling.js';
import { EMPTY_ROOT } from '../tree/index.js';

/** A log's state (C2SP tlog-checkpoint): which log, how many leaves, and the root over them. */
export type Checkpoint = Readonly<{ origin: string; size: number; root: Buffer }>;

/** The three lines that are signed. @throws LogFault for a name that is no line */
export function textOf({ origin, size, root }: Checkpoint): string {
  if (!/^[^\p{Cc}]+$/u.test(origin)) throw new LogFault(`A log's name is one line: "${origin}"`);
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Reads the text of a note. Lines after the third are allowed and mean nothing here. @throws LogFault */
export function parseCheckpoint(text: string): Checkpoint {
  const found = /^([^\n]+)\n([^\n]+)\n([^\n]+)\n(?:[^\n]+\n)*$/.exec(text);
  if (!found) throw new LogFault('A checkpoint is three lines: the name of the log, its size and its root');
  const [, origin = '', size = '', root = ''] = found;
  return { origin, size: countFrom(size, 'The size of the log'), root: hashFrom(root, 'The root of the log') };
}

/** A checkpoint that its log has signed, and who has cosigned it. */
export type Verified = Readonly<{ checkpoint: Checkpoint; text: string; cosigned: readonly Signature[] }>;
/** Whose signatures count. `origin`: where the log's name is not that of its key. */
export type Known = Readonly<{ log: Verifier; origin?: string; witnesses?: readonly Verifier[] }>;

/** @throws LogFault unless the log itself has signed it, and every other signature of a known key is right */
export function verifyCheckpoint(note: Uint8Array | string, known: Known): Verified {
  const { log, origin = log.name, witnesses = [] } = known;
  const { text, signed } = verifyNote(note, [log, ...witnesses]);
  if (!signed.some(({ vkey }) => vkey === log.vkey)) throw new LogFault(`${log.name} has not signed the checkpoint`);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== origin) throw new LogFault(`The checkpoint is of ${checkpoint.origin}, not of ${origin}`);
  if (checkpoint.size === 0 && !checkpoint.root.equals(EMPTY_ROOT))
    throw new LogFault('A log without leaves has the wrong root');
  return { checkpoint, text, cosigned: signed.filter(({ vkey }) => vkey !== log.vkey) };
}
