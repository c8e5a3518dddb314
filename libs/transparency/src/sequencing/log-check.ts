import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore, type Recorded, START } from '#event-store';
import { handleOf, leafOf, NO_PREVIOUS, openingOf } from '../leaf/index.js';
import { TILE_WIDTH as TILE } from '../tiles/index.js';
import { leafHash, rootOf } from '../tree/index.js';
import { LogKeys } from './log-keys.js';
import { storedHashes, widthOf } from './stored-hashes.js';

/** What is wrong with an entry, in a sentence. */
export type Mismatch = Readonly<{ index: number; event: string; what: string }>;
export type CheckProgress = Readonly<{ checked: number; total: number }>;

type Row = Readonly<{ index: string; event_id: string; position: string; hash: Buffer; bytes: Buffer; at: Date }>;

/** Events and leaves that are read at a time. */
const page = 500;

/**
 * Makes every leaf again from its event and compares: whether the events are still those of which the leaves were
 * written. It needs the keys that leaves are made with, so only whoever runs Moothall can do it.
 */
@Injectable()
export class LogCheck {
  constructor(
    private readonly store: EventStore, private readonly db: DataSource, private readonly keys: LogKeys,
  ) {}

  /** All that is wrong, in log order. After an entry that is no longer there in its place, nothing more can be said. */
  async *mismatches(onProgress: (progress: CheckProgress) => void = () => undefined): AsyncGenerator<Mismatch> {
    const total = await this.size();
    const chain = new Map<string, string>();
    for (let [checked, after] = [0, START]; checked < total;) {
      const leaves = await this.leaves(checked);
      const events = await this.store.readAll({ after, limit: leaves.length });
      for (const [i, leaf] of leaves.entries()) {
        const wrong = this.wrongIn(leaf, events[i], chain);
        if (wrong) yield wrong;
        if (events[i]?.id !== leaf.event_id) return;
      }
      [checked, after] = [checked + leaves.length, events.at(-1)!.position];
      onProgress({ checked, total });
    }
    yield* this.nodeMismatches(total);
  }

  /** Roots of tiles that are not the roots of what is below. */
  private async *nodeMismatches(total: number): AsyncGenerator<Mismatch> {
    for (let level = 1; widthOf(total, level) > 0; level++)
      for (let index = 0; index < widthOf(total, level); index++) {
        const [node] = await storedHashes(this.db, level, index, index + 1);
        if (!rootOf(await storedHashes(this.db, level - 1, index * TILE, (index + 1) * TILE)).equals(node!))
          yield { index: index * TILE ** level, event: `The hash ${index} at level ${level}`,
            what: 'is not that of what is below it' };
      }
  }

  private wrongIn(leaf: Row, event: Recorded | undefined, chain: Map<string, string>): Mismatch | undefined {
    const what = event ? this.faultOf(leaf, event, chain) : 'is no longer in the log';
    return what ? { index: Number(leaf.index), event: event ? nameOf(event) : `The event ${leaf.event_id}`, what }
      : undefined;
  }

  private faultOf(leaf: Row, event: Recorded, chain: Map<string, string>): string | undefined {
    if (event.id !== leaf.event_id || event.position !== leaf.position) return 'is not the event of this entry';
    const [hash, prev] = [leafHash(leaf.bytes), chain.get(event.stream) ?? NO_PREVIOUS];
    chain.set(event.stream, hash.toString('hex'));
    if (event.recordedAt !== leaf.at.toISOString()) return 'has another time than its entry';
    if (!hash.equals(leaf.hash)) return 'has an entry that is not what its hash says';
    return this.isMadeFrom(leaf, event, prev) ? undefined : 'is not what its entry was made from';
  }

  private isMadeFrom({ index, bytes }: Row, event: Recorded, prev: string): boolean {
    try {
      const { commitment } = openingOf(event, this.keys);
      const stream = handleOf(event.stream, this.keys);
      return leafOf({ index: Number(index), stream, version: event.revision, prev, commitment }).equals(bytes);
    } catch {
      return false; // what no leaf can be made of
    }
  }

  private async size(): Promise<number> {
    const [row] = await this.db.query<[{ size: string }]>('SELECT size FROM leaf_sequencer');
    return Number(row.size);
  }

  /** @throws where an index is missing */
  private async leaves(from: number): Promise<readonly Row[]> {
    const rows = await this.db.query<Row[]>(`
      SELECT index, event_id, position, hash, bytes, recorded_at AS at FROM leaf
      WHERE index >= $1 ORDER BY index LIMIT $2`, [from, page]);
    if (rows.length === 0 || Number(rows.at(-1)!.index) !== from + rows.length - 1)
      throw new Error(`An entry from ${from} on is missing`);
    return rows;
  }
}

const nameOf = ({ type, id, position }: Recorded) => `${type} ${id} at ${position}`;
