import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Position } from '#event-store';
import type { Instant } from '#kernel';
import { hashesOf } from '../sequencing/stored-hashes.js';
import { inclusionProof } from '../tree/index.js';
import { PublishedLog } from './published.js';

/** Only what is published counts as published: of what waits for its batch, nothing here tells. */
const published = '(SELECT size FROM signed_checkpoint ORDER BY number DESC LIMIT 1)';

/** Places in the public log. An index counts from 0; what is not published yet has none. */
@Injectable()
export class LogIndex {
  constructor(private readonly db: DataSource, private readonly log: PublishedLog) {}

  /** Of events, by their ids; what is not published is missing. */
  async indexesOf(eventIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.query<{ id: string; index: string }[]>(
      `SELECT event_id AS id, index FROM leaf WHERE event_id = ANY ($1) AND index < ${published}`, [eventIds]);
    return new Map(rows.map(({ id, index }) => [id, Number(index)]));
  }

  async positionAt(index: number): Promise<Position | null> {
    const [row] = await this.db.query<{ position: Position }[]>(
      `SELECT position FROM leaf WHERE index = $1 AND index < ${published}`, [index]);
    return row?.position ?? null;
  }

  /** The last published entry that was recorded at or before that moment: later moments never give earlier entries. */
  async indexAt(moment: Instant): Promise<number | null> {
    const size = await this.log.size();
    const [row] = await this.db.query<{ index: string }[]>(
      'SELECT index FROM leaf WHERE recorded_at <= $1 ORDER BY recorded_at DESC, index DESC LIMIT 1', [moment]);
    return !row || size === 0 ? null : Math.min(Number(row.index), size - 1);
  }

  /** The bytes of an entry. @throws where it is not published */
  async leaf(index: number): Promise<Buffer> { return (await this.leaves([index]))[0]!; }

  /** Many at once, in the order of the log. @throws where one is not published */
  async leaves(indexes: readonly number[]): Promise<readonly Buffer[]> {
    const rows = await this.db.query<{ bytes: Buffer }[]>(
      `SELECT bytes FROM leaf WHERE index = ANY ($1) AND index < ${published} ORDER BY index`, [indexes]);
    if (rows.length !== indexes.length) throw new Error(`Not all of the entries ${indexes.join(', ')} are published`);
    return rows.map(({ bytes }) => bytes);
  }

  /** The hashes that lead from an entry to the root of the first `size`. @throws where so many are not published */
  async inclusionProof(index: number, size: number): Promise<readonly Buffer[]> {
    return (await this.prover(size))(index);
  }

  /** The same for many entries: the hashes that their proofs share are read once. */
  async prover(size: number): Promise<(index: number) => Promise<readonly Buffer[]>> {
    if (size > await this.log.size()) throw new Error(`The first ${size} entries of the public log are not published`);
    const hashes = hashesOf(this.db, size);
    return (index) => inclusionProof(index, size, hashes);
  }
}
