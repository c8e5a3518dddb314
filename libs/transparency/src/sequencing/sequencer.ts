import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, EventStore, type Position, type Recorded } from '#event-store';
import { handleOf, leafOf, openingOf } from '../leaf/index.js';
import { leafHash } from '../tree/index.js';
import { LogKeys } from './log-keys.js';
import { completedNodes } from './nodes.js';
import { insertLeaves, insertNodes, type Leaf } from './rows.js';
import { storedHashes } from './stored-hashes.js';
import { Tails } from './tails.js';

/** How far the leaves go: so many, the last of them made from the event at `position`. */
export type Place = Readonly<{ size: number; position: Position }>;

/** Events that are read at a time. */
const page = 500;

/**
 * Gives every event its leaf: a dense index in log order, bytes that are written once. Leaves and place are one
 * transaction, and the place is changed only from where it was, so two at once write nothing twice or out of order.
 */
@Injectable()
export class Sequencer {
  private readonly tails: Tails;
  /** The size at which the tails are those that are remembered. */
  private remembered = -1;

  constructor(
    private readonly store: EventStore, private readonly db: DataSource, private readonly keys: LogKeys,
    private readonly clock: Clock,
  ) {
    this.tails = new Tails((stream) => handleOf(stream, keys));
  }

  async place(): Promise<Place> {
    const [row] = await this.db.query<[{ size: string; position: Position }]>(
      'SELECT size, position FROM leaf_sequencer');
    return { size: Number(row.size), position: row.position };
  }

  /** Until every event that is there now has its leaf, whoever writes it. */
  async catchUp(): Promise<Place> {
    for (let place = await this.place(); ; place = await this.place()) {
      let events = await this.store.readAll({ after: place.position, limit: page });
      if (events.length === 0) return place;
      for (let at: Place | null = place; at && events.length > 0;) {
        at = await this.seal(events, at);
        if (at) events = await this.store.readAll({ after: at.position, limit: page });
      }
    }
  }

  /** @returns the new place; null where another was faster, and nothing was written */
  async seal(events: readonly Recorded[], from: Place): Promise<Place | null> {
    if (this.remembered !== from.size) this.tails.forget();
    this.remembered = -1;
    try {
      if (!await this.writeAll(events, from)) return null;
    } catch (error) {
      if ((await this.place()).size !== from.size) return null; // what does not fit is not the log's fault
      throw error;
    }
    this.remembered = from.size + events.length;
    return { size: this.remembered, position: events.at(-1)!.position };
  }

  /** For everybody to see why it does not go on. It goes as soon as it does. */
  async note(error: string): Promise<void> {
    await this.db.query('UPDATE leaf_sequencer SET error = $1', [error]);
  }

  private async writeAll(events: readonly Recorded[], from: Place): Promise<boolean> {
    await this.tails.prepare(this.db, events);
    const leaves = events.map((event, i) => this.leafFor(event, from.size + i));
    return this.db.transaction((tx) => this.write(tx, leaves, from));
  }

  private leafFor(event: Recorded, index: number): Leaf {
    const { handle, hash: prev } = this.tails.before(event);
    const { commitment } = openingOf(event, this.keys);
    const bytes = leafOf({ index, stream: handle, version: event.revision, prev, commitment });
    const hash = leafHash(bytes);
    this.tails.set(event.stream, { handle, version: event.revision, hash: hash.toString('hex') });
    return { event, handle, hash, bytes };
  }

  private async write(tx: EntityManager, leaves: readonly Leaf[], from: Place): Promise<boolean> {
    await tx.query('SET LOCAL synchronous_commit TO on'); // what was signed must not be lost after
    const { position } = leaves.at(-1)!.event;
    const [moved] = await tx.query<[object[]]>(`
      UPDATE leaf_sequencer SET size = $1, position = $2, error = NULL, began_at = coalesce(began_at, $5)
      WHERE size = $3 AND position = $4 RETURNING size`,
    [from.size + leaves.length, position, from.size, from.position, this.clock.now()]);
    if (moved.length === 0) return false;
    await insertLeaves(tx, leaves, from.size);
    const stored = storedHashes.bind(undefined, tx);
    await insertNodes(tx, await completedNodes(from.size, leaves.map(({ hash }) => hash), stored));
    return true;
  }
}
