import { LogFault } from '../log-fault.js';
import { fromBase64, textFrom } from '../spelling.js';
import { isKeyName } from './keys.js';

/** A line under a note: who signed, with which key, what. */
export type SignatureLine = Readonly<{ name: string; id: string; signature: Buffer }>;
/** A text that ends with a newline, and the signatures under it (C2SP signed-note). */
export type Note = Readonly<{ text: string; signatures: readonly SignatureLine[] }>;

const MOST_SIGNATURES = 100;

/**
 * The text of a note, up to its last empty line: a text may have empty lines of its own. Nothing in it may be believed
 * before `verifyNote`. @throws LogFault
 */
export function textOfNote(note: string): string {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new LogFault('The note is not a text, an empty line and signatures');
  return note.slice(0, end + 1);
}

/** Reads a note; nothing in it may be believed before `verifyNote`. @throws LogFault */
export function parseNote(note: Uint8Array | string): Note {
  const whole = textFrom(note, 'The note');
  const text = textOfNote(whole);
  if ([...whole].some((character) => character < ' ' && character !== '\n'))
    throw new LogFault('The note holds control characters');
  const lines = whole.slice(text.length + 1).split('\n').slice(0, -1);
  if (lines.length === 0) throw new LogFault('Nobody has signed the note');
  if (lines.length > MOST_SIGNATURES) throw new LogFault(`The note has more than ${MOST_SIGNATURES} signatures`);
  return { text, signatures: lines.map(parseSignatureLine) };
}

/** @throws LogFault */
export function parseSignatureLine(line: string): SignatureLine {
  const [dash, name = '', text = '', ...rest] = line.split(' ');
  if (dash !== '—' || !isKeyName(name) || rest.length > 0)
    throw new LogFault(`This is not a signature line: "${line}"`);
  const bytes = fromBase64(text, `The signature of ${name}`);
  if (bytes.length < 5) throw new LogFault(`The signature of ${name} is too short`);
  return { name, id: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) };
}

export const signatureLine = ({ name, id }: { name: string; id: string }, signature: Uint8Array): string =>
  `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), signature]).toString('base64')}\n`;
