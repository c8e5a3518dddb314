import { Injectable } from '@nestjs/common';
import type { Command, Decider, Event } from '#kernel';
import { EventStore, type Position } from './event-store.js';
import { type AnyDecider, Past } from './past.js';
import { Upcasters } from './upcasters.js';

/** How many streams of one decider stay folded in memory, and how many events are read at a time. */
const [mostStreams, page] = [500, 1_000];

/** Folded streams. They stay in memory, and only what came after is read. */
@Injectable()
export class Streams {
  private readonly pasts = new Map<AnyDecider, Map<string, Past>>();
  constructor(private readonly store: EventStore, private readonly upcasters: Upcasters) {}

  /** The state of one aggregate as its stream says now, and the revision that this rests on; 0 where it is empty. */
  async load<S, C extends Command, E extends Event>(decider: Decider<S, C, E>, stream: string) {
    const past = this.past(decider as unknown as AnyDecider, stream);
    await this.catchUp(past, stream);
    return { state: past.state as S, revision: past.revision };
  }

  /** The same as it was at a place in the log, the event there included: an answer that never changes. */
  async loadAsAt<S, C extends Command, E extends Event>(decider: Decider<S, C, E>, stream: string, at: Position) {
    const past = new Past(decider as unknown as AnyDecider, this.upcasters);
    for (let more = true; more;) {
      const events = await this.store.readStream(stream, { after: past.revision, limit: page });
      const until = events.filter(({ position }) => this.store.compare(position, at) <= 0);
      past.add(until);
      more = until.length === page;
    }
    return { state: past.state as S, revision: past.revision };
  }

  /** The past as it was when it was last read, which may be behind. */
  past(decider: AnyDecider, stream: string) {
    const pasts = this.pasts.get(decider) ?? new Map<string, Past>();
    const past = pasts.get(stream) ?? new Past(decider, this.upcasters);
    pasts.delete(stream); // and back to the end of the queue of those that may be forgotten
    this.pasts.set(decider, pasts.set(stream, past));
    if (pasts.size > mostStreams) pasts.delete(pasts.keys().next().value!);
    return past;
  }

  async catchUp(past: Past, stream: string) {
    for (let more = true; more;) {
      const events = await this.store.readStream(stream, { after: past.revision, limit: page });
      past.add(events);
      more = events.length === page;
    }
    past.wasRead = true;
  }
}
