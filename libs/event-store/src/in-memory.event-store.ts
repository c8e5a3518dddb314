import { EventEmitter, once } from 'node:events';
import { Clock } from './clock.js';
import {
  BeyondTheEnd, EventStore, mustBeAppendable, type NewEvent, type Position, type Recorded, type Saved, START,
} from './event-store.js';

/** Forgets everything when the process ends. Apart from that it keeps the promises of the port. */
export class InMemoryEventStore extends EventStore {
  private readonly log: Recorded[] = [];
  private readonly streams = new Map<string, Recorded[]>();
  private readonly appends = new EventEmitter().setMaxListeners(0);
  constructor(private readonly clock = new Clock()) { super(); }

  async append(stream: string, events: readonly NewEvent[], expected: number): Promise<Saved | 'conflict'> {
    mustBeAppendable(stream, events, expected);
    const written = this.streams.get(stream) ?? [];
    if (written.length !== expected) return this.savedBefore(written, events, expected) ?? 'conflict';
    for (const event of events) written.push(this.record(stream, event, written.length + 1));
    this.streams.set(stream, written);
    this.appends.emit('append');
    return this.savedBefore(written, events, expected) ?? 'conflict';
  }

  async readStream(stream: string, { after = 0, limit = Infinity, backwards = false } = {}) {
    const events = this.streams.get(stream)?.slice(after) ?? [];
    return (backwards ? events.reverse() : events).slice(0, limit);
  }

  async readAll({ after, limit }: { after: Position; limit: number }) { return this.page(after, limit); }

  async *subscribe({ after, signal }: { after: Position; signal: AbortSignal }) {
    while (!signal.aborted) {
      const page = this.page(after, 500);
      if (page.length > 0) yield page;
      else await once(this.appends, 'append', { signal }).catch(() => undefined); // rejects only to make it stop
      after = page.at(-1)?.position ?? after;
    }
  }

  async head() { return this.log.at(-1)?.position ?? START; }

  compare(one: Position, other: Position) { return Number(one) - Number(other); }

  /** What is read back is what JSON makes of it, as from any engine. */
  private record(stream: string, event: NewEvent, revision: number) {
    const [now, last] = [this.clock.now(), this.log.at(-1)?.recordedAt ?? ''];
    const position = String(this.log.length + 1) as Position;
    const recorded = { ...event, stream, revision, position, recordedAt: now < last ? last : now };
    return this.log[this.log.push(JSON.parse(JSON.stringify(recorded)) as Recorded) - 1]!;
  }

  private savedBefore(written: readonly Recorded[], events: readonly NewEvent[], expected: number) {
    const last = written[expected + events.length - 1];
    return last && last.id === events.at(-1)?.id ? { revision: last.revision, position: last.position } : undefined;
  }

  private page(after: Position, limit: number) {
    const start = Number(after);
    if (start > this.log.length) throw new BeyondTheEnd(after, this.log.at(-1)?.position ?? START);
    return this.log.slice(start, start + limit);
  }
}
