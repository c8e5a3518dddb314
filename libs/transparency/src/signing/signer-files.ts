import { randomBytes } from 'node:crypto';
import {
  closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#kernel';
import { parseSkey, type Signer, skeyOf } from '../notes/index.js';

/**
 * What was signed last; before the first time `note` is missing. Hashes are base64. `number` counts logs, from 1.
 * `backupOf`: the state is the copy of that moment, and nobody has said yet that nothing was signed after it.
 */
export type SignerState = Readonly<{
  number: number; origin: string; size: number; frontier: readonly string[]; note?: string; signedAt?: Instant;
  backupOf?: Instant;
}>;
/** A log that the operator let end. `checkpoint`: the last that was signed; `next`: how the log after it is called. */
export type EndedLog = Readonly<{
  number: number; origin: string; vkey: string; checkpoint: string; reason: string; at: Instant; next: string;
}>;

const [STATE, ENDED] = ['state.json', 'ended.json'];
const keyOf = (number: number) => `log-${number}.key`;

/** What the state of a log is called in a backup of the signer, too. */
export const isState = (name: string): boolean => name === STATE;

/** The names of the files that a backup of the signer holds. */
export const isSignersFile = (name: string): boolean => /^(?:state\.json|ended\.json|log-\d{1,6}\.key)$/.test(name);

/**
 * The signer's folder: its key, what it signed last, and logs that were ended. Each file is replaced whole, and is on
 * disk when a call returns. The state comes before its key: a key without a state is one that lost it.
 */
export class SignerFiles {
  constructor(readonly folder: string) {}

  /** True where nothing was ever signed from here. */
  get isNew(): boolean { return !this.has(STATE) && !this.names().some(isSignersFile); }

  /** Where it is new, begins the first log under that name. @throws where it lost what it signed before */
  open(origin: string): SignerState {
    if (this.isNew) this.begin(1, origin);
    const state = this.state();
    const over = this.ended().find(({ number }) => number === state.number);
    if (over) this.begin(over.number + 1, over.next); // it was broken off before the new log began
    return over ? this.state() : state;
  }

  state(): SignerState {
    try {
      return JSON.parse(readFileSync(this.path(STATE), 'utf8')) as SignerState;
    } catch {
      throw new Error(`${this.path(STATE)} cannot be read, so the signer does not know what it signed before. Put it `
        + 'back from a backup');
    }
  }

  save(state: SignerState): void { this.replace(STATE, JSON.stringify(state, undefined, 2)); }

  /** The private key (Ed25519) of this log, made where nothing was signed yet. @throws where it is lost */
  key({ number, origin, size }: SignerState): Signer {
    const name = keyOf(number);
    if (!this.has(name) && size === 0) this.replace(name, `${skeyOf(origin, 'log', randomBytes(32))}\n`);
    if (!this.has(name)) throw new Error(`The signer's key ${this.path(name)} is missing. Put it back from a backup`);
    return parseSkey(readFileSync(this.path(name), 'utf8').trim());
  }

  ended(): readonly EndedLog[] {
    return this.has(ENDED) ? JSON.parse(readFileSync(this.path(ENDED), 'utf8')) as readonly EndedLog[] : [];
  }

  /** Another log begins, with another key; the key of the old one goes, so that nobody signs for it again. */
  end(log: EndedLog): void {
    this.replace(ENDED, JSON.stringify([...this.ended(), log], undefined, 2));
    this.begin(log.number + 1, log.next);
    rmSync(this.path(keyOf(log.number)), { force: true });
  }

  /** A file as a whole, on disk when this returns. */
  replace(name: string, text: string) {
    const draft = this.path(`${name}.new`);
    writeFileSync(draft, text, { mode: 0o600, flush: true });
    renameSync(draft, this.path(name));
    syncFolder(this.folder);
  }

  private begin(number: number, origin: string) {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    this.save({ number, origin, size: 0, frontier: [] });
  }

  private names(): readonly string[] { return existsSync(this.folder) ? readdirSync(this.folder) : []; }

  private has(name: string) { return existsSync(this.path(name)); }

  private path(name: string) { return join(this.folder, name); }
}

function syncFolder(folder: string) {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
