import { Inject, Injectable } from '@nestjs/common';
import { AsAt, EventStore, type Recorded, type Until, Upcasters, type View } from '#event-store';
import type { Case, CaseFile, CaseSource } from './case.js';
import { ownStreams } from './own-facts.js';

export const CASE_SOURCES = Symbol('where cases are found');

/**
 * A case, and all of its events in the order of the log: those of its context and those of scrutiny itself. `written`:
 * the same events as they stand in the log, before any upcaster.
 */
export type OpenCase = Readonly<{
  one: Case; events: readonly Recorded[]; written: readonly Recorded[];
  /** The case as it was told by what was on record then; null where it had not begun. */
  asAt(until: Until): Pick<OpenCase, 'one' | 'events'> | null;
}>;

/** Finds cases in every context, and reads them from the event log. */
@Injectable()
export class CaseFiles {
  constructor(
    @Inject(CASE_SOURCES) private readonly sources: readonly CaseSource[],
    store: EventStore,
    private readonly upcasters: Upcasters,
  ) { this.past = new AsAt(store, upcasters); }

  private readonly past: AsAt;

  /** A reference as people type it. Null where there is no such case. */
  async open(reference: string): Promise<OpenCase | null> {
    const file = await this.find(reference.trim().toUpperCase());
    if (!file) return null;
    const own = await this.past.written(file.streams);
    const one = file.open(this.upcast(own));
    const scrutinised = await this.past.written(ownStreams(one.funderId, one.reference));
    const written = this.past.inOrder([...own, ...scrutinised]);
    const events = this.upcast(written);
    return { one, events, written, asAt: (until) => this.asAt(file, events, until) };
  }

  private asAt(file: CaseFile, events: readonly Recorded[], until: Until) {
    const known = events.filter((event) => this.past.isWithin(event, until));
    if (!known.some(({ stream }) => stream === file.own)) return null;
    return { one: file.open(known.filter(({ stream }) => file.streams.includes(stream))), events: known };
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

  private upcast(events: readonly Recorded[]): readonly Recorded[] {
    return events.map((event) => this.upcasters.upcast(event));
  }
}
