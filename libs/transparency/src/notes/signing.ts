import { LogFault } from '../log-fault.js';
import type { Signer, Verifier } from './keys.js';
import { parseNote, type SignatureLine, signatureLine } from './notes.js';

/** Who signed, with a key that is known. `at` is a witness's time, in whole seconds since 1970; a log gives none. */
export type Signature = Readonly<{ name: string; vkey: string; at: number | null }>;
export type VerifiedNote = Readonly<{ text: string; signed: readonly Signature[] }>;

/** A note under a text that ends with a newline. @throws LogFault for another text, or a witness's key */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n')) throw new LogFault('A text that is signed ends with a newline');
  return `${text}\n${signers.map((signer) => signNoteLine(text, signer)).join('')}`;
}

/** A witness's signature line (C2SP tlog-cosignature, v1) under a checkpoint's text. `at`: seconds since 1970. */
export function cosign(text: string, witness: Signer, at: number): string {
  if (witness.verifier.type !== 'witness') throw new LogFault(`${witness.verifier.name} is not the key of a witness`);
  const signature = witness.sign(cosigned(text, at));
  return signatureLine(witness.verifier, Buffer.concat([timeIn(at), signature]));
}

/**
 * Who of those who are known has signed. Keys that are not known are passed over.
 * @throws LogFault where none of them has signed, or one of their signatures is wrong: then all of it is rejected
 */
export function verifyNote(note: Uint8Array | string, verifiers: readonly Verifier[]): VerifiedNote {
  const { text, signatures } = parseNote(note);
  const signed = new Map<string, Signature>();
  for (const line of signatures) {
    const verifier = knownAs(line, verifiers);
    if (verifier && !signed.has(verifier.vkey)) signed.set(verifier.vkey, checked(text, line, verifier));
    else if (verifier) checked(text, line, verifier);
  }
  if (signed.size === 0) throw new LogFault('Nobody whose key is known has signed the note');
  return { text, signed: [...signed.values()] };
}

function signNoteLine(text: string, { verifier, sign }: Signer) {
  if (verifier.type !== 'log') throw new LogFault(`${verifier.name} is a witness, which signs with its time`);
  return signatureLine(verifier, sign(text));
}

function knownAs({ name, id }: SignatureLine, verifiers: readonly Verifier[]) {
  const known = verifiers.filter((verifier) => verifier.name === name && verifier.id === id);
  if (known.length > 1) throw new LogFault(`Two keys are known as ${name}+${id}`);
  return known[0];
}

function checked(text: string, { name, signature }: SignatureLine, verifier: Verifier): Signature {
  const isLog = verifier.type === 'log';
  const at = isLog ? null : timeOf(signature);
  const message = at === null ? text : cosigned(text, at);
  if (!verifier.verify(message, isLog ? signature : signature.subarray(8)))
    throw new LogFault(`The signature of ${name} is wrong`);
  return { name, vkey: verifier.vkey, at };
}

const cosigned = (text: string, at: number) => `cosignature/v1\ntime ${at}\n${text}`;

function timeIn(at: number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(at));
  return bytes;
}

/** No time that a number cannot hold is one of a witness whose clock goes. */
function timeOf(signature: Buffer): number {
  const at = signature.length === 72 ? Number(signature.readBigUInt64BE()) : NaN;
  if (!Number.isSafeInteger(at) || at === 0) throw new LogFault('A cosignature does not hold a time and a signature');
  return at;
}
