import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint.js';
import { LogFault } from '../log-fault.js';
import {
  cosign, parseNote, type Signer, signatureLine, textOfNote, type Verifier, verifyNote,
} from '../notes/index.js';
import { EMPTY_ROOT, verifyConsistency } from '../tree/index.js';
import { parseRequest, type Request } from './request.js';
import { originHash, type WitnessState } from './state.js';

/** A log that a witness follows. `origin` is its name in checkpoints, mostly that of its key. */
export type FollowedLog = Readonly<{ origin: string; key: Verifier }>;
/** What a witness says, over HTTP. */
export type Answer = Readonly<{ status: number; type: string; body: string }>;

class Refused extends Error {
  constructor(readonly status: number, message: string, readonly type = 'text/plain; charset=utf-8') {
    super(message);
  }
}

/**
 * Cosigns the checkpoints of logs as long as they only grow (C2SP tlog-witness). Each answer is made without a pause,
 * so that two requests at once take turns; and what it signs is on disk before anybody hears of it.
 */
export class Witness {
  /** `now`: whole seconds since 1970. */
  constructor(
    private readonly signer: Signer, private readonly logs: readonly FollowedLog[],
    private readonly state: WitnessState, private readonly now: () => number,
  ) {}

  /** Answers `POST add-checkpoint`. @throws Error where its own state cannot be read or written */
  add(body: string): Answer {
    try {
      return { status: 200, type: 'text/plain; charset=utf-8', body: this.cosigned(parsed(() => parseRequest(body))) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { status: error.status, type: error.type, body: `${error.message}\n` };
    }
  }

  /** Answers `GET <hash of the origin>/checkpoint`: the last that it has cosigned. */
  latest(hash: string): Answer {
    const note = this.state.read(hash);
    const [status, body] = note === null ? [404, 'No checkpoint of such a log was cosigned here\n'] : [200, note];
    return { status, type: 'text/plain; charset=utf-8', body };
  }

  private cosigned({ oldSize, proof, checkpoint: note }: Request): string {
    const { checkpoint: { origin, size, root }, text, lines } = this.signedByItsLog(note);
    if (oldSize > size) throw new Refused(400, `The old size, ${oldSize}, is larger than the new one, ${size}`);
    const last = this.last(origin);
    if (oldSize !== last.size) throw new Refused(409, String(last.size), 'text/x.tlog.size');
    refusing(422, () => verifyConsistency({ size1: oldSize, root1: last.root, size2: size, root2: root, proof }));
    const line = cosign(text, this.signer, this.now());
    this.state.write(origin, `${text}\n${lines}${line}`);
    return line;
  }

  private signedByItsLog(note: string) {
    const text = parsed(() => textOfNote(note));
    const checkpoint = parsed(() => parseCheckpoint(text));
    const keys = this.logs.filter(({ origin }) => origin === checkpoint.origin).map(({ key }) => key);
    if (keys.length === 0) throw new Refused(404, 'This log is not known here');
    refusing(403, () => verifyNote(note, keys));
    const known = parseNote(note).signatures
      .filter(({ name, id }) => keys.some((key) => key.name === name && key.id === id));
    return { checkpoint, text, lines: known.map((line) => signatureLine(line, line.signature)).join('') };
  }

  /** What it has cosigned last: nothing but its own signature is believed here, too. */
  private last(origin: string): Pick<Checkpoint, 'size' | 'root'> {
    const note = this.state.read(originHash(origin));
    if (note === null) return { size: 0, root: EMPTY_ROOT };
    try {
      return parseCheckpoint(verifyNote(note, [this.signer.verifier]).text);
    } catch (cause) {
      const why = (cause as Error).message;
      throw new Error(`What this witness last cosigned of ${origin} cannot be believed: ${why}`, { cause });
    }
  }
}

const parsed = <T>(read: () => T): T => refusing(400, read);

function refusing<T>(status: number, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof LogFault) throw new Refused(status, error.message);
    throw error;
  }
}
