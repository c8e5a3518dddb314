import type { Position, Recorded } from '../event-store.js';

const MOST = 500;

/**
 * The last events that were read. All views and policies follow the log at its end, where each new event would
 * otherwise be read as often as there are of them. Positions have no gaps, and what is in the log never changes.
 */
export class Tail {
  private events: readonly Recorded[] = [];
  private readonly reading = new Map<Position, Promise<readonly Recorded[]>>();
  constructor(private readonly read: (after: Position, limit: number) => Promise<readonly Recorded[]>) {}

  /** The next events beyond `after`; those who ask for the same place at once get the answer to one question. */
  async beyond(after: Position): Promise<readonly Recorded[]> {
    const known = this.known(after);
    return known.length > 0 ? known : this.readOnce(after);
  }

  private known(after: Position) {
    const start = this.events.length === 0 ? -1 : Number(after) + 1 - Number(this.events[0]!.position);
    return start < 0 ? [] : this.events.slice(start);
  }

  private readOnce(after: Position) {
    const underWay = this.reading.get(after);
    if (underWay) return underWay;
    const begun = this.read(after, MOST).then((page) => this.keep(page)).finally(() => this.reading.delete(after));
    this.reading.set(after, begun);
    return begun;
  }

  private keep(page: readonly Recorded[]) {
    const last = Number(this.events.at(-1)?.position ?? 0);
    const news = page.filter(({ position }) => Number(position) > last);
    const follows = Number(news[0]?.position) === last + 1;
    if (news.length > 0) this.events = [...(follows ? this.events : []), ...news].slice(-MOST);
    return page;
  }
}
