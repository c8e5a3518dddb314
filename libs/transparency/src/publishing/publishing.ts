import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, RecurringWork } from '#event-store';
import { LogSigner } from '../signing/signer.js';

/** Milliseconds between two batches. */
export const PUBLISH_EVERY = Symbol('how often entries are published');

/**
 * Publishes what happened in sealed batches at fixed times (each full hour, where it is every hour), so that nobody can
 * tell from the public log when in that time something happened.
 */
@Injectable()
export class Publishing extends RecurringWork {
  private isChecked = false;
  /** The number of the period in which a batch was sealed last. */
  private sealed: number | undefined;

  constructor(
    private readonly signer: LogSigner, private readonly db: DataSource, private readonly clock: Clock,
    @Inject(PUBLISH_EVERY) private readonly every: number,
  ) {
    super('The public log is not signed', { pause: 1_000, afterTrouble: 10_000 });
  }

  /** Seals a batch where its time has come. */
  async turn(): Promise<'done'> {
    if (!this.isChecked) await this.signer.check();
    this.isChecked = true;
    const period = this.periodOf(this.clock.now());
    if (this.sealed !== undefined && period <= this.sealed) return 'done';
    this.sealed = await this.lastSealed();
    if (this.sealed === undefined || period <= this.sealed) return 'done';
    await this.signer.sign();
    this.sealed = period;
    return 'done';
  }

  /** Before the first batch, the period in which the first leaf was made: it comes out at the end of that. */
  private async lastSealed(): Promise<number | undefined> {
    const [row] = await this.db.query<{ at: Date | null }[]>(`
      SELECT coalesce((SELECT published_at FROM signed_checkpoint ORDER BY number DESC LIMIT 1),
        (SELECT began_at FROM leaf_sequencer)) AS at`);
    return row?.at ? this.periodOf(row.at.toISOString()) : undefined;
  }

  private periodOf(moment: string) { return Math.floor(Date.parse(moment) / this.every); }
}
