import { EventEmitter, once } from 'node:events';
import { Client } from 'pg';
import { withSettings } from './connection.js';

const channel = 'moothall_event';
/** Milliseconds: between two questions to the database, and between two notices to other processes. */
const [pollEvery, tellEvery, reconnectAfter] = [500, 20, 1_000];

/**
 * How far the log goes, as far as this process has heard: from its own appends at once, from others by notice. Notices
 * are a hint, sent after the commit and apart from it, since one inside would hold up everybody's commits; whoever
 * waits asks the database, too.
 */
export class Head {
  private position = 0;
  /** As far as this process has written. */
  private own = 0;
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private waiting = 0;
  private poll: NodeJS.Timeout | undefined;
  private telling: NodeJS.Timeout | undefined;
  private client: Promise<Client | undefined> | undefined;
  private closed = false;
  constructor(private readonly url: string, private readonly ask: () => Promise<number>) {}

  /** This process has saved events up to here, so all others should hear of it. */
  reached(position: number) {
    this.heard(position);
    this.own = Math.max(this.own, position);
    if (!this.closed) this.telling ??= setTimeout(() => void this.tell(), tellEvery);
  }

  /** Nothing was heard of anything beyond `position`, and the log has come that far. */
  isAt(position: number) { return this.position === position && position > 0; }

  /** Resolves when there is more than `position`, or when `signal` stops the waiting. */
  async goesBeyond(position: number, signal: AbortSignal) {
    this.waiting += 1;
    this.poll ??= setInterval(() => void this.ask().then((head) => this.heard(head), () => undefined), pollEvery);
    void this.connected();
    while (this.position <= position && !signal.aborted)
      await once(this.changes, 'change', { signal }).catch(() => undefined); // rejects only to make it stop
    this.waiting -= 1;
    if (this.waiting === 0) this.rest();
  }

  async close() {
    this.closed = true;
    clearTimeout(this.telling);
    this.rest();
    await (await this.client)?.end();
  }

  private heard(position: number) {
    if (position <= this.position) return;
    this.position = position;
    this.changes.emit('change');
  }

  private rest() {
    clearInterval(this.poll);
    this.poll = undefined;
  }

  private async tell() {
    const [told, client] = [this.own, await this.connected()];
    await client?.query('SELECT pg_notify($1, $2)', [channel, String(told)]).catch(() => undefined);
    this.telling = undefined;
    if (this.own > told) this.reached(this.own);
  }

  /** One connection that listens and tells. Where there is none, the poll goes on alone and it is tried again later. */
  private connected() {
    if (this.closed) return undefined;
    return this.client ??= this.connect().catch(() => this.forget());
  }

  private async connect() {
    const settings = withSettings(this.url, { synchronous_commit: 'off' }); // a notice is no fact: it may be lost
    const client = new Client({ ...settings, application_name: 'moothall notices' });
    client.on('error', () => this.forget());
    client.on('notification', ({ payload }) => this.heard(Number(payload)));
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    return client;
  }

  private forget() {
    setTimeout(() => { this.client = undefined; }, reconnectAfter).unref();
    return undefined;
  }
}
