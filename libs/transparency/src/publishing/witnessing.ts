import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, RecurringWork } from '#event-store';
import { parseVkey } from '../notes/index.js';
import { hashesOf } from '../sequencing/stored-hashes.js';
import { LogSigner } from '../signing/signer.js';
import { consistencyProof } from '../tree/index.js';
import { cosignatureOf, type KnownWitness, SawAnother } from '../witness/index.js';
import { type Published, PublishedLog } from './published.js';

/** A witness that is asked: its key, and where it answers. */
export type WitnessAt = Readonly<{ vkey: string; url: URL }>;
export const WITNESSES = Symbol('witnesses');

/**
 * Asks the witnesses to cosign what is published. It is published without them: one that does not answer is asked again
 * later, for whatever is the newest then, and keeps nobody waiting. One that has seen another history, or more of this
 * one, is heard at once: the signer refuses until it cosigns, or the operator asks it no longer.
 */
@Injectable()
export class Witnessing extends RecurringWork {
  private readonly witnesses: readonly KnownWitness[];

  /** @throws LogFault where a key is none */
  constructor(
    private readonly db: DataSource, private readonly log: PublishedLog, private readonly signer: LogSigner,
    private readonly clock: Clock,
    @Inject(WITNESSES) witnesses: readonly WitnessAt[],
  ) {
    super('A witness has not cosigned', { pause: 5_000, afterTrouble: 60_000 });
    this.witnesses = witnesses.map(({ vkey, url }) => ({ key: parseVkey(vkey), url: url.href }));
  }

  /** Asks each that has not cosigned the newest checkpoint. @throws with what was in the way, once all were asked */
  async ask(): Promise<void> {
    await this.settle('witness <> ALL ($1)', [this.witnesses.map(({ key }) => key.name)]);
    const latest = this.witnesses.length > 0 ? await this.log.latest() : null;
    if (!latest) return;
    const missing = this.witnesses.filter(({ key }) => !latest.cosigned.some(({ name }) => name === key.name));
    const outcomes = await Promise.allSettled(missing.map((witness) => this.askOne(witness, latest)));
    const faults = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    if (faults.length > 0) throw new Error(faults.join('; '));
  }

  protected async turn(): Promise<'done'> {
    await this.ask();
    return 'done';
  }

  private async askOne(witness: KnownWitness, { origin, size, note }: Published) {
    const [known] = await this.db.query<{ size: string }[]>(
      'SELECT size FROM cosignature WHERE origin = $1 AND witness = $2 ORDER BY size DESC LIMIT 1',
      [origin, witness.key.name]);
    const { line, at } = await this.heard(origin, witness, cosignatureOf(witness, {
      checkpoint: note, size, oldSize: Number(known?.size ?? 0),
      proofFrom: (from) => consistencyProof(Math.min(from, size), size, hashesOf(this.db, size)),
    }));
    await this.db.query('INSERT INTO cosignature VALUES ($1, $2, $3, $4, to_timestamp($5)) ON CONFLICT DO NOTHING',
      [origin, size, witness.key.name, line, at]);
    await this.settle('origin = $1 AND witness = $2', [origin, witness.key.name]);
  }

  /** Where a witness saw another history, everybody hears of it. One that only knows a newer checkpoint saw none. */
  private async heard<T>(origin: string, { key: { name } }: KnownWitness, asked: Promise<T>): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof SawAnother && (error.size ?? Infinity) > await this.log.size()) {
        await this.db.query('INSERT INTO witness_dispute VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
          [origin, name, `${error.message}.`, this.clock.now()]);
        await this.signer.check().catch(() => undefined); // it says so itself, to everybody
      }
      throw error;
    }
  }

  private async settle(which: string, values: readonly unknown[]) {
    const [, settled] = await this.db.query<[unknown, number]>(
      `DELETE FROM witness_dispute WHERE ${which}`, [...values]);
    if (settled > 0) await this.signer.check().catch(() => undefined);
  }
}
