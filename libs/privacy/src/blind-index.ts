import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { MasterKey } from './master-key.js';

/** Something that a record can be found by: which kind of thing it is (`organisation-name`), and its text. */
export type Clue = Readonly<{ kind: string; text: string }>;

/** So long that no two clues have the same hash. */
const BYTES = 16;

/**
 * Finds records by what people typed without keeping it: the table holds keyed hashes, which tell nothing without the
 * master key. They go with the key of their subject when that is erased.
 */
@Injectable()
export class BlindIndex {
  private readonly key: Buffer;
  constructor(private readonly db: EntityManager, master: MasterKey) {
    this.key = master.subKey('blind-index');
  }

  /** The same for the same clue, for ever. */
  hashOf({ kind, text }: Clue): string {
    return createHmac('sha256', this.key).update(`${kind}\0${text}`).digest().subarray(0, BYTES).toString('base64url');
  }

  /** Something has to be sealed under the subject before. Clues that it has already change nothing. */
  async add(subject: string, clues: readonly Clue[]): Promise<void> {
    await this.db.query(`
      INSERT INTO blind_index (subject, hash) SELECT DISTINCT $1::text, unnest($2::text[]) ON CONFLICT DO NOTHING`,
    [subject, clues.map((clue) => this.hashOf(clue))]);
  }

  /** The subjects that share a clue with these, those that share most of them first. */
  async find(clues: readonly Clue[], most: number): Promise<readonly string[]> {
    const found = await this.db.query<{ subject: string }[]>(`
      SELECT subject FROM blind_index WHERE hash = ANY($1)
      GROUP BY subject ORDER BY count(*) DESC, subject LIMIT $2`, [clues.map((clue) => this.hashOf(clue)), most]);
    return found.map(({ subject }) => subject);
  }
}
