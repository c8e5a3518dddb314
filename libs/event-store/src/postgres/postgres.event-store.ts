import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import {
  BeyondTheEnd, EventStore, mustBeAppendable, type NewEvent, type Position, type Recorded, type Saved, START,
  UnknownOutcome,
} from '../event-store.js';
import { type Answer, type Append, appending, outcomesOf } from './appending.js';
import { Batcher, type Waiting } from './batcher.js';
import { connectionTo, isPassing, type Limits, poolFor } from './connection.js';
import { Head } from './head.js';
import { columns, recordedFrom, type Row, types } from './rows.js';
import { Tail } from './tail.js';
import { Writer } from './writer.js';

type Waiter = Waiting<Append, Saved | 'conflict'>;

/** The log in PostgreSQL: one order of all events without gaps, which is the order of their commits. */
export class PostgresEventStore extends EventStore {
  /** One is enough: the lock lets one write at a time anyhow. */
  private readonly writer: Writer;
  private readonly reader: Pool;
  private readonly latest: Head;
  private readonly tail = new Tail((after, limit) => this.readAll({ after, limit }));
  private readonly batcher = new Batcher<Append, Saved | 'conflict'>((batch) => this.send(batch));

  constructor(url: string, limits: Limits = { lock: 5_000, statement: 15_000 }) {
    super();
    this.writer = new Writer(connectionTo(url, 'append', limits));
    this.reader = poolFor(url, 'read', limits, { max: 4 });
    this.latest = new Head(url, async () => Number((await this.head()) || 0));
  }

  async append(stream: string, events: readonly NewEvent[], expected: number) {
    mustBeAppendable(stream, events, expected);
    return this.batcher.add({ stream, events, expected });
  }

  async readStream(stream: string, { after = 0, limit, backwards = false }: {
    after?: number; limit?: number; backwards?: boolean;
  } = {}) {
    const direction = backwards ? 'DESC' : 'ASC';
    const text = `SELECT ${columns} FROM event WHERE stream = $1 AND revision > $2
      ORDER BY revision ${direction} LIMIT $3`;
    return this.read(`read-stream-${direction}`, text, [stream, after, limit ?? null]);
  }

  async readAll({ after, limit }: { after: Position; limit: number }) {
    const text = `SELECT ${columns} FROM event WHERE position > $1 ORDER BY position LIMIT $2`;
    const events = await this.read('read-all', text, [after || '0', limit]);
    if (events.length === 0 && after !== START) await this.mustBeReached(after);
    return events;
  }

  async *subscribe({ after, signal }: { after: Position; signal: AbortSignal }) {
    let wait = 50;
    while (!signal.aborted) {
      if (this.latest.isAt(Number(after))) await this.latest.goesBeyond(Number(after), signal);
      const page = await this.tail.beyond(after).catch((error: unknown) => {
        if (isPassing(error)) return undefined;
        throw error;
      });
      if (!page) await setTimeout(wait = Math.min(wait * 2, 5_000), undefined, { signal }).catch(() => undefined);
      else if (page.length === 0) await this.latest.goesBeyond(Number(after), signal);
      else yield page;
      if (page) [after, wait] = [page.at(-1)?.position ?? after, 50];
    }
  }

  async head() {
    const { rows } = await this.reader.query<{ head: string }>('SELECT head FROM event_counter');
    return (rows[0]?.head === '0' ? START : rows[0]?.head) as Position;
  }

  compare(one: Position, other: Position) { return Number(one) - Number(other); }

  /** Lets what was asked for be answered, then gives the connections back. */
  async close() {
    await this.batcher.idle();
    await Promise.all([this.latest.close(), this.writer.end(), this.reader.end()]);
  }

  /** Nest calls it when nothing else runs any more. */
  onApplicationShutdown() { return this.close(); }

  private async send(batch: readonly Waiter[]) {
    try {
      const appends = batch.map(({ ask }) => ask);
      const { rows: [answer] } = await this.writer.query<Answer>(appending(appends));
      const outcomes = outcomesOf(appends, answer ?? [null]);
      batch.forEach(({ resolve }, i) => resolve(outcomes[i] ?? 'conflict'));
      this.latest.reached(Math.max(...outcomes.map((saved) => (saved === 'conflict' ? 0 : Number(saved.position)))));
    } catch (error) {
      await this.settleFailed(batch, error);
    }
  }

  /** One bad append must not take its neighbours along: where the database refuses a batch, each goes by itself. */
  private async settleFailed(batch: readonly Waiter[], cause: unknown) {
    if (isPassing(cause))
      for (const { reject, ask } of batch) reject(new UnknownOutcome(`Saved to ${ask.stream}, or not?`, { cause }));
    else if (batch.length === 1) batch[0]?.reject(cause);
    else for (const one of batch) await this.send([one]);
  }

  private async read(name: string, text: string, values: unknown[]): Promise<Recorded[]> {
    const { rows } = await this.reader.query<Row>({ name, text, values, types, rowMode: 'array' });
    return rows.map(recordedFrom);
  }

  private async mustBeReached(after: Position) {
    const head = await this.head();
    if (this.compare(after, head) > 0) throw new BeyondTheEnd(after, head);
  }
}
