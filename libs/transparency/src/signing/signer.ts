import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#event-store';
import { textOf } from '../checkpoint/checkpoint.js';
import { type Signer, signNote } from '../notes/index.js';
import { storedRoot } from '../sequencing/stored-hashes.js';
import { Frontier } from '../tree/index.js';
import { grow } from './growing.js';
import {
  mustBeItsOwnMemory, mustBeOurs, mustNotBeDisputed, mustNotBeShorter, mustStartWith, SignerRefuses,
} from './refusals.js';
import { SignerFiles, type SignerState } from './signer-files.js';
import { newestOf, publish, say, tellOfBreaks } from './signer-tables.js';
import { takingTurn } from './turn.js';

/** The folder of the signer, and the name under which its first log begins. */
export type SignerSettings = Readonly<{ signerDir: string; origin: string }>;
export const SIGNER_SETTINGS = Symbol('signer settings');

/** Milliseconds for which the same refusal is believed without all leaves being hashed once more. */
const refusalLasts = 600_000;

type Ready = Readonly<{ state: SignerState; key: Signer; frontier: Frontier }>;

/**
 * Signs the public log as it grows, and nothing else: what it signed before has to be the beginning of what it signs
 * next, as it finds by hashing the leaves itself. It remembers in its own folder, not in the database, so that a
 * database that was changed or restored does not make it forget.
 */
@Injectable()
export class LogSigner {
  private readonly logger = new Logger(LogSigner.name);
  readonly files: SignerFiles;
  /** Whether all that was signed before has been hashed again since this process started. */
  private isChecked = false;
  /** What that came to, where it was a refusal: hashing a long log takes its time. */
  private refused: Readonly<{ of: string; at: number; refusal: SignerRefuses }> | undefined;

  constructor(
    private readonly db: DataSource, private readonly clock: Clock,
    @Inject(SIGNER_SETTINGS) private readonly settings: SignerSettings,
  ) {
    this.files = new SignerFiles(settings.signerDir);
  }

  /** Whether what was signed before is still there; says so where it is not. @throws SignerRefuses */
  check(): Promise<void> { return this.taking(async (tx) => void await this.ready(tx)); }

  /**
   * Signs all that has a leaf and publishes it. Nothing new is nothing to sign. What is signed is on disk before it
   * leaves; where the last one did not get out, it goes out now.
   * @throws SignerRefuses
   */
  sign(): Promise<void> {
    return this.taking(async (tx) => {
      const ready = await this.ready(tx);
      if (ready.state.size < ready.frontier.size) await publish(tx, this.signed(ready), ready.key, this.clock.now());
      else if (ready.state.note) await publish(tx, ready.state, ready.key, this.clock.now());
    });
  }

  /** One signer at a time, whatever machine it is on; its trouble is told to everybody. */
  private async taking(act: (tx: EntityManager) => Promise<void>) {
    try {
      await takingTurn(this.db, act);
      await say(this.db, this.clock.now(), null);
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error);
      const refuses = error instanceof SignerRefuses;
      await say(this.db, this.clock.now(), trouble, refuses).catch(() => undefined); // the log has it anyhow
      throw error;
    }
  }

  /** All leaves hashed that were not, and compared with what was signed and with what is served. */
  private async ready(tx: EntityManager): Promise<Ready> {
    const state = this.files.open(this.settings.origin);
    await tellOfBreaks(tx, this.files.ended());
    mustBeItsOwnMemory(state);
    await mustNotBeDisputed(tx, state);
    const key = this.files.key(state);
    const [newest, before] = [await newestOf(tx), frontierOf(state)];
    mustBeOurs(newest, { vkey: key.verifier.vkey, state });
    const size = await mustNotBeShorter(tx, state, newest);
    await this.mustBeWhole(tx, state, size);
    mustStartWith(state, before.root(), await storedRoot(tx, before.size));
    const frontier = frontierOf(state);
    if (newest?.origin === state.origin && newest.size > state.size)
      mustStartWith({ signedAt: newest.publishedAt }, newest.root, (await grow(tx, frontier, newest.size)).root());
    await grow(tx, frontier, size);
    if (!frontier.root().equals(await storedRoot(tx, size)))
      throw new SignerRefuses('The hashes that are served do not belong to the entries of the record.');
    return { state, key, frontier };
  }

  /** All that was signed before, hashed anew: once, and not time and again where it is not what it was. */
  private async mustBeWhole(tx: EntityManager, state: SignerState, size: number) {
    if (this.isChecked) return;
    const [of, at] = [`${state.origin} ${state.size} ${size}`, Date.parse(this.clock.now())];
    if (this.refused?.of === of && at - this.refused.at < refusalLasts) throw this.refused.refusal;
    try {
      mustStartWith(state, frontierOf(state).root(), (await grow(tx, Frontier.from(), state.size)).root());
    } catch (error) {
      if (error instanceof SignerRefuses) this.refused = { of, at, refusal: error };
      throw error;
    }
    [this.isChecked, this.refused] = [true, undefined];
  }

  private signed({ state, key, frontier }: Ready) {
    const { size, hashes } = frontier;
    const note = signNote(textOf({ origin: state.origin, size, root: frontier.root() }), [key]);
    const next = {
      ...state, size, frontier: hashes.map((hash) => hash.toString('base64')), note, signedAt: this.clock.now(),
    };
    this.files.save(next);
    this.logger.log(`Signed the first ${size} entries of ${state.origin}`);
    return next;
  }
}

const frontierOf = ({ size, frontier }: SignerState) =>
  Frontier.from(size, frontier.map((hash) => Buffer.from(hash, 'base64')));
