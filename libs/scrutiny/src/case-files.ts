import { Inject, Injectable } from '@nestjs/common';
import { EventStore, type Recorded, Upcasters, type View } from '#event-store';
import type { Case, CaseFile, CaseSource } from './case.js';
import { ownStreams } from './own-facts.js';

export const CASE_SOURCES = Symbol('where cases are found');

/**
 * A case, and all of its events in the order of the log: those of its context and those of scrutiny itself. `written`:
 * the same events as they stand in the log, before any upcaster.
 */
export type OpenCase = Readonly<{ one: Case; events: readonly Recorded[]; written: readonly Recorded[] }>;

/** How many events are read at a time. */
const page = 1_000;

/** Finds cases in every context, and reads them from the event log. */
@Injectable()
export class CaseFiles {
  constructor(
    @Inject(CASE_SOURCES) private readonly sources: readonly CaseSource[],
    private readonly store: EventStore,
    private readonly upcasters: Upcasters,
  ) {}

  /** A reference as people type it. Null where there is no such case. */
  async open(reference: string): Promise<OpenCase | null> {
    const file = await this.find(reference.trim().toUpperCase());
    if (!file) return null;
    const own = await this.read(file.streams);
    const one = file.open(this.upcast(own));
    const scrutinised = await this.read(ownStreams(one.funderId, one.reference));
    const written = this.inOrder([...own, ...scrutinised]);
    return { one, events: this.upcast(written), written };
  }

  /** The views that have to know of an event before `open` and `touchedBy` do. */
  get restsOn(): readonly View[] { return this.sources.flatMap(({ restsOn }) => restsOn); }

  /** The references of the cases that these events tell something about: as a context says, or the event itself. */
  async touchedBy(events: readonly Recorded[]): Promise<readonly string[]> {
    const named = events.flatMap(({ data }) => (data as { reference?: string }).reference ?? []);
    return [...named, ...(await Promise.all(this.sources.map((source) => source.touchedBy(events)))).flat()];
  }

  private async find(reference: string): Promise<CaseFile | null> {
    for (const source of this.sources) {
      const file = await source.find(reference);
      if (file) return file;
    }
    return null;
  }

  private async read(streams: readonly string[]): Promise<readonly Recorded[]> {
    return this.inOrder((await Promise.all(streams.map((stream) => this.readStream(stream)))).flat());
  }

  private upcast(events: readonly Recorded[]): readonly Recorded[] {
    return events.map((event) => this.upcasters.upcast(event));
  }

  private inOrder(events: readonly Recorded[]): readonly Recorded[] {
    return [...events].sort((one, other) => this.store.compare(one.position, other.position));
  }

  private async readStream(stream: string): Promise<Recorded[]> {
    const all: Recorded[] = [];
    for (let more = true; more;) {
      const events = await this.store.readStream(stream, { after: all.at(-1)?.revision ?? 0, limit: page });
      all.push(...events);
      more = events.length === page;
    }
    return all;
  }
}
