import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hashesOf, rootAt, storedHashes, TILE, widthOf } from '../sequencing/stored-hashes.js';
import { consistencyProof } from '../tree/index.js';
import { encodeEntries } from '../tiles/index.js';
import { PublishedLog } from './published.js';

/** Which tile: `level` 0 holds hashes of leaves, `index` counts tiles, `width` is 256 where it is full. */
export type TileAsked = Readonly<{ level: number; index: number; width: number }>;

/** Parts of the tree, as far as it is published: each is one look by an index. */
@Injectable()
export class LogTiles {
  constructor(private readonly db: DataSource, private readonly log: PublishedLog) {}

  /** Hashes side by side; null where they are not published. */
  async tile({ level, index, width }: TileAsked): Promise<Buffer | null> {
    const from = index * TILE;
    if (from + width > widthOf(await this.log.size(), level)) return null;
    return Buffer.concat(await storedHashes(this.db, level, from, from + width));
  }

  /** Entries as they are served; null where they are not published. */
  async entries({ index, width }: Omit<TileAsked, 'level'>): Promise<Buffer | null> {
    const from = index * TILE;
    if (from + width > await this.log.size()) return null;
    const rows = await this.db.query<{ bytes: Buffer }[]>(
      'SELECT bytes FROM leaf WHERE index >= $1 AND index < $2 ORDER BY index', [from, from + width]);
    return encodeEntries(rows.map(({ bytes }) => bytes));
  }

  /** The root of the first `size` entries, as today's record has them; null where so many are not published. */
  async rootAt(size: number): Promise<Buffer | null> {
    return size > await this.log.size() ? null : rootAt(this.db, size);
  }

  /** That the first `size1` are the beginning of the first `size2`. @throws where so many are not published */
  async consistencyProof(size1: number, size2: number): Promise<readonly Buffer[]> {
    if (size2 > await this.log.size()) throw new Error(`The first ${size2} entries are not published`);
    return consistencyProof(size1, size2, hashesOf(this.db, size2));
  }
}
