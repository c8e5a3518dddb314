import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

/** The record that stands for another, or for itself. Numbers in public registers are public. */
export type Standing = Readonly<{ id: string; numbers: readonly string[] }>;

/** Which record stands for which. */
@Injectable()
export class MergedRecords {
  constructor(private readonly db: EntityManager) {}

  /** The record that stands for each of these: mostly itself. Nobody stands for one that is not registered. */
  async standingFor(ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    const found = await this.db.query<{ id: string; last: string; numbers: readonly string[] }[]>(`
      WITH RECURSIVE chain AS (
        SELECT id, id AS last, numbers, merged_into FROM organisation WHERE id = ANY($1)
        UNION
        SELECT chain.id, next.id, next.numbers, next.merged_into
        FROM chain JOIN organisation next ON next.id = chain.merged_into
      ) SELECT id, last, numbers FROM chain WHERE merged_into IS NULL`, [ids]);
    return new Map(found.map(({ id, last, numbers }) => [id, { id: last, numbers }]));
  }

  /** A record and all that it stands for. */
  async family(id: string): Promise<readonly string[]> {
    const found = await this.db.query<{ id: string }[]>(`
      WITH RECURSIVE family AS (
        SELECT id FROM organisation WHERE id = $1
        UNION
        SELECT merged.id FROM family JOIN organisation merged ON merged.merged_into = family.id
      ) SELECT id FROM family`, [id]);
    return found.map((row) => row.id);
  }
}
