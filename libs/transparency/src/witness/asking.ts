import { bodyOf, reasonOf } from '../fetching.js';
import { LogFault } from '../log-fault.js';
import { parseNote, parseSignatureLine, type Verifier, verifyNote } from '../notes/index.js';
import { countFrom } from '../spelling.js';
import { type Request, requestText } from './request.js';

/** A witness elsewhere: where it answers (what comes before `/add-checkpoint`), and its public key. */
export type KnownWitness = Readonly<{ url: string; key: Verifier }>;
/** Its cosignature as a line for the note; or which size it knows, from which the proof has to lead. */
export type Cosigned = Readonly<{ line: string; at: number }>;
export type KnowsSize = Readonly<{ size: number }>;

/** What a witness has cosigned is not the beginning of what it was asked to: two histories were signed. */
export class SawAnother extends LogFault {
  /** @param size what it has cosigned, where it says so */
  constructor(message: string, readonly size?: number) { super(message); }
}

const MOST_BYTES = 64 * 1024;

/**
 * Asks a witness once. `checkpoint` is the note as its log has signed it.
 * @throws SawAnother where it has cosigned another history
 * @throws LogFault with a sentence, where it is not there in time, refuses, or signs wrongly
 */
export async function askWitness(
  witness: KnownWitness, request: Request, timeoutMs = 10_000,
): Promise<Cosigned | KnowsSize> {
  const { status, body } = await send(witness, requestText(request), timeoutMs);
  if (status === 409) return { size: countFrom(body.trimEnd(), `The size that ${witness.key.name} knows`) };
  if (status === 422) throw new SawAnother(`${witness.key.name} has cosigned another record than this one`);
  if (status !== 200) throw new LogFault(`${witness.key.name} refuses with ${status}: ${body.trim().slice(0, 200)}`);
  return cosignatureIn(body, request.checkpoint, witness.key);
}

/** How to ask a witness whose known size is yet to be found out. `proofFrom`: from a smaller size to this one. */
export type Asking = Readonly<{
  checkpoint: string; size: number; proofFrom: (oldSize: number) => Promise<readonly Buffer[]>;
  oldSize?: number; timeoutMs?: number;
}>;

/**
 * Asks a witness, and where it knows another size than `oldSize` (0, if nothing is said) once more from there.
 * @throws LogFault where it does not cosign: `SawAnother` where it knows more leaves than there are, or others
 */
export async function cosignatureOf(witness: KnownWitness, asking: Asking): Promise<Cosigned> {
  const { checkpoint, size, proofFrom, oldSize = 0, timeoutMs } = asking;
  const ask = async (from: number) =>
    askWitness(witness, { oldSize: from, proof: await proofFrom(from), checkpoint }, timeoutMs);
  const first = await ask(oldSize);
  if ('line' in first) return first;
  if (first.size > size)
    throw new SawAnother(
      `${witness.key.name} has cosigned ${first.size} entries, and this record has ${size} only`, first.size);
  const second = await ask(first.size);
  if ('line' in second) return second;
  throw new LogFault(`${witness.key.name} is being asked by somebody else at the same time`);
}

async function send({ url, key }: KnownWitness, body: string, timeoutMs: number) {
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
    return { status: response.status, body: (await bodyOf(response, MOST_BYTES)).toString() };
  } catch (error) {
    throw new LogFault(`${key.name} at ${url} does not answer: ${reasonOf(error)}`);
  }
}

/** Of all that it signed the line of the key that is known. */
function cosignatureIn(body: string, checkpoint: string, key: Verifier): Cosigned {
  const lines = body.split('\n').slice(0, -1);
  const line = lines.find((one) => {
    const { name, id } = parseSignatureLine(one);
    return name === key.name && id === key.id;
  });
  if (line === undefined) throw new LogFault(`${key.name} answers, but not with a signature of its key`);
  const { signed } = verifyNote(`${parseNote(checkpoint).text}\n${line}\n`, [key]);
  return { line: `${line}\n`, at: signed[0]?.at ?? 0 };
}
