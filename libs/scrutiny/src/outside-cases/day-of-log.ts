import { Injectable } from '@nestjs/common';
import { endOfDay, startOfDay } from '#calendar';
import { EventStore, type Recorded, START, Upcasters } from '#event-store';
import { LogIndex } from '#transparency';

/** How much is looked through for one page: the rest is reached by the next. */
const [AT_ONCE, TIMES] = [500, 20];

/** The events of one day in London, by when they were recorded, the newest first, out of the public log. */
@Injectable()
export class DayOfLog {
  constructor(
    private readonly index: LogIndex, private readonly store: EventStore, private readonly upcasters: Upcasters,
  ) {}

  /** At most so many, of those before an index (null: of all); `before` leads on, and is null where the day is over. */
  async newest(
    { day, before, most }: Readonly<{ day: string; before: number | null; most: number }>,
    isWanted: (event: Recorded) => boolean,
  ): Promise<Readonly<{ events: readonly Recorded[]; before: number | null }>> {
    const [first, over] = await Promise.all([this.firstAfter(startOfDay(day), 1), this.firstAfter(endOfDay(day), 0)]);
    const found: { index: number; event: Recorded }[] = [];
    let reached = Math.min(before ?? over, over);
    for (let time = 0; time < TIMES && reached > first && found.length <= most; time++) {
      const from = Math.max(first, reached - AT_ONCE);
      const events = await this.between(from, reached);
      const placed = events.map((event, i) => ({ index: from + i, event }));
      found.push(...placed.filter(({ event }) => isWanted(event)).reverse());
      reached = from;
    }
    const shown = found.slice(0, most);
    const next = found.length > most ? shown.at(-1)!.index : reached;
    return { events: shown.map(({ event }) => this.upcasters.upcast(event)), before: next > first ? next : null };
  }

  /** The index after the last that was recorded until so many milliseconds before a moment. */
  private async firstAfter(moment: string, earlier: number): Promise<number> {
    const last = await this.index.indexAt(new Date(Date.parse(moment) - earlier).toISOString());
    return last === null ? 0 : last + 1;
  }

  private async between(from: number, to: number): Promise<readonly Recorded[]> {
    const after = from === 0 ? START : await this.index.positionAt(from - 1);
    if (after === null) throw new Error(`Entry ${from - 1} of the public log is not published any more`);
    return this.store.readAll({ after, limit: to - from });
  }
}
