import { Injectable } from '@nestjs/common';
import type { Event, Instant } from '#kernel';
import { EventStore, type Position, type Recorded } from './event-store.js';
import { Turns } from './turns.js';
import { Upcasters } from './upcasters.js';
import type { View } from './views/view.js';

/** All that was recorded until a moment, with that moment; or up to a place in the log, with the event there. */
export type Until = Readonly<{ moment: Instant }> | Readonly<{ position: Position }>;

/** How many events of a stream, and how many streams, are read at a time. */
const [page, together] = [1_000, 5];
/** How many readings go on at a time over all requests: the rest wait, so that commands get to the log as well. */
const lanes = 2;

/** The record as it stood: read from the log itself, ten streams at a time for all, whichever views there are. */
@Injectable()
export class AsAt {
  private readonly turns = new Turns();
  private taken = 0;
  constructor(private readonly store: EventStore, private readonly upcasters: Upcasters) {}

  /** The events of these streams, as they would be written today, in the order of the log. */
  async events(streams: readonly string[], until?: Until): Promise<readonly Recorded[]> {
    return (await this.written(streams, until)).map((event) => this.upcasters.upcast(event));
  }

  /** The same as they stand in the log, before any upcaster. */
  async written(streams: readonly string[], until?: Until): Promise<readonly Recorded[]> {
    const all: Recorded[] = [];
    for (let start = 0; start < streams.length; start += together) {
      const some = streams.slice(start, start + together);
      // A turn for each few streams: who wants many of them does not keep out who wants one.
      const read = await this.turns.take(String(this.taken++ % lanes), () =>
        Promise.all(some.map((stream) => this.readStream(stream, until))));
      all.push(...read.flat());
    }
    return this.inOrder(all);
  }

  /** The rows of a view as they stood, by id, as far as these streams make them. */
  async rows<Row extends { id: string }, E extends Event>(
    view: View<Row, E>, streams: readonly string[], until: Until,
  ): Promise<ReadonlyMap<string, Row>> {
    return rowsOf(view, await this.events(streams, until));
  }

  /** Recorded times never run back along the log, so a moment cuts it as a position does. */
  isWithin({ position, recordedAt }: Recorded, until: Until): boolean {
    return 'position' in until ? this.store.compare(position, until.position) <= 0
      : Date.parse(recordedAt) <= Date.parse(until.moment);
  }

  inOrder(events: readonly Recorded[]): readonly Recorded[] {
    return [...events].sort((one, other) => this.store.compare(one.position, other.position));
  }

  private async readStream(stream: string, until: Until | undefined): Promise<readonly Recorded[]> {
    const all: Recorded[] = [];
    for (let more = true; more;) {
      const events = await this.store.readStream(stream, { after: all.at(-1)?.revision ?? 0, limit: page });
      const known = until ? events.filter((event) => this.isWithin(event, until)) : events;
      all.push(...known);
      more = known.length === page;
    }
    return all;
  }
}

/** What a view makes of these events, in this order, with nothing before them: rows by their ids. */
export function rowsOf<Row extends { id: string }, E extends Event>(
  view: View<Row, E>, events: readonly Recorded[],
): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  const functions = view.evolve as unknown as
    Readonly<Record<string, (before: Row | undefined, event: Recorded, key: string) => Row | undefined>>;
  for (const event of events.filter(({ type }) => Object.hasOwn(functions, type)))
    for (const key of new Set([view.key(event as Recorded<E>)].flat())) {
      const row = functions[event.type]!(rows.get(key), event, key);
      if (row) rows.set(key, row);
      else rows.delete(key);
    }
  return rows;
}
