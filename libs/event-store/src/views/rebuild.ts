import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EventStore, type Position, type Recorded } from '../event-store.js';
import { Upcasters } from '../upcasters.js';
import { Checkpoints, schemaOf } from './checkpoints.js';
import { Projection } from './projection.js';
import { Upkeep } from './upkeep.js';
import type { View } from './view.js';

/** Events that are read, and rows that are kept in mind: as many as fit into little memory. */
const [pageSize, rememberedRows] = [2_000, 5_000];
/** `events` of `total` are done; what came in meanwhile is reported afterwards, from 0 again. */
export type Progress = Readonly<{ events: number; total: number }>;

/** Makes a view again from the log, beside the old one, which lives on until the two change places. */
@Injectable()
export class Rebuild {
  constructor(
    private readonly db: DataSource, private readonly store: EventStore,
    private readonly checkpoints: Checkpoints, private readonly upcasters: Upcasters,
    private readonly upkeep: Upkeep,
  ) {}

  /** @throws PoisonEvent, and then the old view stays */
  async run(view: View, report: (progress: Progress) => void = () => undefined) {
    const schema = `${schemaOf(view)}_rebuilt`;
    await this.db.transaction(async (tx) => {
      const [turn] = await tx.query<[{ free: boolean }]>(
        'SELECT pg_try_advisory_xact_lock(hashtext($1)) AS free', [`rebuild ${schema}`]);
      if (!turn.free) throw new Error(`${view.name} is being rebuilt already`);
      await this.db.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`); // what a crash has left
      await this.checkpoints.prepare(view, schema);
      for (let round = 0; round < 3; round++) // each shorter than the one before, while events come in
        await this.fill(view, schema, await this.store.head(), report);
      await this.swap(tx, view, schema);
    });
  }

  private async fill(view: View, schema: string, until: Position, report: (progress: Progress) => void) {
    const skipped = await this.upkeep.skippedBy(view);
    const projection = new Projection(this.db, this.upcasters, view, skipped, schema, rememberedRows);
    let [after, events] = [await this.checkpoints.of(view, schema), 0];
    const total = this.store.compare(until, after);
    if (total <= 0) return;
    for await (const page of this.pages(after)) {
      await projection.project(page, after);
      after = page.at(-1)!.position;
      report({ events: Math.min(events += page.length, total), total });
      if (this.store.compare(after, until) >= 0) return;
    }
  }

  /** Nothing moves the old view any more; what it is ahead is made up for, and then it makes room. */
  private async swap(tx: EntityManager, view: View, schema: string) {
    const old = schemaOf(view);
    await tx.query(`LOCK TABLE ${old}.checkpoint IN ACCESS EXCLUSIVE MODE`);
    const [{ position }] = await tx.query<[{ position: Position }]>(`SELECT position FROM ${old}.checkpoint`);
    await this.fill(view, schema, position, () => undefined);
    await tx.query(`DROP SCHEMA ${old} CASCADE`);
    await tx.query(`ALTER SCHEMA ${schema} RENAME TO ${old}`);
  }

  /** All that there is, one page ahead of the reader, so that reading and writing do not wait for each other. */
  private async *pages(after: Position): AsyncGenerator<readonly Recorded[]> {
    let next = this.store.readAll({ after, limit: pageSize });
    for (let page = await next; page.length > 0; page = await next) {
      next = this.store.readAll({ after: page.at(-1)!.position, limit: pageSize });
      next.catch(() => undefined); // it is awaited in its turn
      yield page;
    }
  }
}
