import type { DataSource, EntityManager } from 'typeorm';
import type { Position, Recorded } from '../event-store.js';
import { isRefused } from '../postgres/connection.js';
import type { Upcasters } from '../upcasters.js';
import { schemaOf } from './checkpoints.js';
import { RecentRows } from './recent-rows.js';
import { Rows } from './rows.js';
import type { View } from './view.js';

type Row = { id: string };
type Touched = Readonly<{ event: Recorded; keys: readonly string[] }>;

/** An event that a view cannot digest, today or tomorrow. It must not be skipped, so the view stops before it. */
export class PoisonEvent extends Error {
  readonly eventId: string;
  readonly position: Position;
  constructor(event: Recorded, cause: unknown) {
    super(`${PoisonEvent.nameOf(event)}: ${String(cause)}`, { cause });
    [this.eventId, this.position] = [event.id, event.position];
  }

  static nameOf({ type, id, position }: Recorded) { return `${type} ${id} at ${position}`; }
}

/** Turns pages of events into the rows of one view in one schema, but for those events that it was told to skip. */
export class Projection {
  private readonly rows: Rows;
  private readonly recent: RecentRows<Row>;
  /** @param remember how many rows to keep in mind, where nobody else writes to the schema */
  constructor(
    private readonly db: DataSource, private readonly upcasters: Upcasters,
    private readonly view: View, private readonly skipped: ReadonlySet<string>,
    private readonly schema = schemaOf(view), remember = 0,
  ) {
    this.rows = new Rows(db, view.row, schema);
    this.recent = new RecentRows(remember);
  }

  /**
   * Rows and checkpoint change together, and only if the checkpoint is still where the page begins: false where another
   * process was faster. @throws PoisonEvent once all before the poison is written
   */
  async project(page: readonly Recorded[], after: Position): Promise<boolean> {
    try {
      return await this.write(page, after);
    } catch (error) {
      if (error instanceof PoisonEvent) return this.stopBefore(error, page, after);
      if (!isRefused(error)) throw error;
      return this.halve(page, after, error);
    }
  }

  private async stopBefore(poison: PoisonEvent, page: readonly Recorded[], after: Position) {
    const good = page.slice(0, page.findIndex(({ position }) => position === poison.position));
    if (good.length > 0 && !(await this.project(good, after))) return false;
    throw poison;
  }

  /** The database refuses the rows of one of these events. */
  private async halve(page: readonly Recorded[], after: Position, cause: unknown): Promise<boolean> {
    if (page.length === 1) throw new PoisonEvent(page[0]!, cause);
    const [first, second] = [page.slice(0, page.length >> 1), page.slice(page.length >> 1)];
    return await this.project(first, after) && this.project(second, first.at(-1)!.position);
  }

  private async write(page: readonly Recorded[], after: Position) {
    const [touched, upTo] = [this.touchedBy(page), page.at(-1)!.position];
    if (touched.length === 0) return this.advance(this.db.manager, after, upTo);
    const changes = await this.db.transaction(async (tx) =>
      await this.advance(tx, after, upTo) ? this.change(tx, touched) : undefined);
    if (changes) this.recent.keep(changes);
    return changes !== undefined;
  }

  private async change(tx: EntityManager, touched: readonly Touched[]) {
    const { known, unknown } = this.recent.among([...new Set(touched.flatMap(({ keys }) => keys))]);
    const before = new Map([...known, ...await this.rows.load(tx, unknown)]);
    const changes = this.fold(touched, before);
    const gone = [...changes].filter(([, row]) => !row).map(([id]) => id);
    await this.rows.remove(tx, gone.filter((id) => before.has(id)));
    await this.rows.save(tx, [...changes.values()].filter((row) => row !== undefined));
    return changes;
  }

  /** A lost commit only takes the rows back with the checkpoint, to be made again: no need to wait for the disk. */
  private async advance(db: EntityManager, after: Position, upTo: Position) {
    const [moved] = await db.query<[unknown[], number]>(
      `WITH hurry AS (SELECT set_config('synchronous_commit', 'off', true))
       UPDATE ${this.schema}.checkpoint SET position = $2, error = NULL FROM hurry WHERE position = $1
       RETURNING position`, [after, upTo]);
    return moved.length > 0;
  }

  private touchedBy(page: readonly Recorded[]): Touched[] {
    const declared = page.filter(({ type, id }) => Object.hasOwn(this.view.evolve, type) && !this.skipped.has(id));
    return declared.map((event) => {
      try {
        const current = this.upcasters.upcast(event);
        return { event: current, keys: [...new Set([this.view.key(current)].flat())] };
      } catch (cause) {
        throw new PoisonEvent(event, cause);
      }
    });
  }

  private fold(touched: readonly Touched[], before: ReadonlyMap<string, Row>) {
    const changes = new Map<string, Row | undefined>();
    for (const { event, keys } of touched)
      for (const key of keys)
        try {
          changes.set(key, this.evolve(changes.has(key) ? changes.get(key) : before.get(key), event, key));
        } catch (cause) {
          throw new PoisonEvent(event, cause);
        }
    return changes;
  }

  private evolve(before: Row | undefined, event: Recorded, key: string) {
    const functions = this.view.evolve as Readonly<Record<string, View['evolve'][string]>>;
    const row = functions[event.type]?.(before, event, key);
    if (row && row.id !== key) throw new Error(`${this.view.name} gives row ${row.id} for the key ${key}`);
    return row;
  }
}
