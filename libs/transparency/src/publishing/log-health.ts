import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, EventStore, type Position } from '#event-store';
import { inWords } from '#calendar';
import { PublishedLog } from './published.js';
import { PUBLISH_EVERY } from './publishing.js';

/** `lag`: how many events have no leaf yet. An `error` says what keeps the public log from going on. */
export type LogPart = Readonly<{ name: 'public log' | 'signer'; lag: number; error?: string }>;

/** How the public log does, whichever process does the work: what is told is in the database. */
@Injectable()
export class LogHealth {
  constructor(
    private readonly db: DataSource, private readonly store: EventStore, private readonly log: PublishedLog,
    private readonly clock: Clock, @Inject(PUBLISH_EVERY) private readonly every: number,
  ) {}

  async report(): Promise<readonly LogPart[]> {
    const [row] = await this.db.query<[{ position: Position; error: string | null }]>(
      'SELECT position, error FROM leaf_sequencer');
    const lag = Math.max(0, this.store.compare(await this.store.head(), row.position));
    const trouble = (await this.log.signer())?.trouble;
    return [
      { name: 'public log', lag, ...(row.error !== null && { error: row.error }) },
      { name: 'signer', lag: 0, ...(trouble && { error: trouble }) },
    ];
  }

  /** For `moothall doctor`: when a batch was published last, and who cosigned it. @throws where nobody signs */
  async inWords(): Promise<string> {
    const latest = await this.log.latest();
    await this.mustBeSigned(latest?.size ?? 0);
    if (!latest) return 'Public log: nothing is published yet';
    const names = latest.cosigned.map(({ name }) => name).join(', ') || 'no witness';
    return `Public log: ${latest.size} entries, published on ${inWords(latest.publishedAt)}, cosigned by ${names}`;
  }

  private async mustBeSigned(published: number) {
    const [row] = await this.db.query<[{ size: string; began: Date | null }]>(
      'SELECT size, began_at AS began FROM leaf_sequencer');
    const heard = (await this.log.signer())?.turnedAt ?? row.began?.toISOString();
    if (Number(row.size) === published || !heard) return;
    if (Date.parse(this.clock.now()) - Date.parse(heard) > 2 * this.every)
      throw new Error('Public log: entries wait, and no signer has been heard of since '
        + `${inWords(heard)}. Start a process with ROLES=signer`);
  }
}
