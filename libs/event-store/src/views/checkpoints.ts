import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Column, DataSource, Entity, PrimaryColumn, Table } from 'typeorm';
import { EventStore, type Position, START } from '../event-store.js';
import type { View } from './view.js';

/** Each version of a view has a schema of its own. */
export const schemaOf = ({ name, version }: View) => `${name}_v${version}`;

/** Per cent: rows change time and again, and one that finds room beside itself leaves the indexes alone. */
const fill = 60;

/** How far a view has come, and what keeps it: one row in the view's own schema, so that a swap takes it along. */
@Entity('checkpoint')
export class Checkpoint {
  @PrimaryColumn('text') view!: string;
  @Column('text') position!: Position;
  @Column('text', { nullable: true }) error!: string | null;
}

@Injectable()
export class Checkpoints {
  constructor(private readonly db: DataSource, private readonly store: EventStore) {}

  /** Makes a view's tables from their entities, once. They are never altered: a changed row is a new version. */
  prepare(view: View, schema = schemaOf(view)) {
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [schema]); // two processes may start at once
      const [found] = await tx.query<object[]>('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
      if (found) return;
      await tx.query(`CREATE SCHEMA ${schema}`);
      await tx.query(`SET LOCAL search_path TO ${schema}`);
      for (const entity of [Checkpoint, view.row]) {
        const table = Table.create(this.db.getMetadata(entity), this.db.driver);
        await tx.queryRunner?.createTable(table);
        await tx.query(`ALTER TABLE "${table.name}" SET (fillfactor = ${fill})`);
      }
      await tx.insert(Checkpoint, { view: view.name, position: START, error: null });
    });
  }

  async of(view: View, schema = schemaOf(view)) { return (await this.read(schema)).position; }

  /** How a view does: where it is, how many events it is behind, and what keeps it from going on, if anything. */
  async health(view: View, head: Position) {
    const { position, error } = await this.read(schemaOf(view));
    const lag = Math.max(0, this.store.compare(head, position));
    return { name: view.name, version: view.version, position, lag, ...(error ? { error } : {}) };
  }

  /** For all processes to see. It goes as soon as the view moves on. */
  async note(view: View, error: string) {
    await this.db.query(`UPDATE ${schemaOf(view)}.checkpoint SET error = $1`, [error]);
  }

  /** Whether one of these views (at least one) stands still, so that its rows lack what happened since. */
  async isAnyStopped(views: readonly View[]): Promise<boolean> {
    const errors = views.map((view) => `SELECT error FROM ${schemaOf(view)}.checkpoint`);
    const [found] = await this.db.query<[{ stopped: boolean }]>(
      `SELECT bool_or(error IS NOT NULL) AS stopped FROM (${errors.join(' UNION ALL ')}) AS checkpoint`);
    return found.stopped;
  }

  /** False if the view is still behind: say "saved, not shown yet". It may be another process that writes the view. */
  async waitFor(view: View, position: Position, milliseconds = 2_000) {
    if (position === START) return true;
    for (const deadline = Date.now() + milliseconds; ; await setTimeout(10)) {
      if (this.store.compare(await this.of(view), position) >= 0) return true;
      if (Date.now() >= deadline) return false;
    }
  }

  private async read(schema: string) {
    const [checkpoint] = await this.db.query<[Checkpoint]>(`SELECT position, error FROM ${schema}.checkpoint`);
    return checkpoint;
  }
}
