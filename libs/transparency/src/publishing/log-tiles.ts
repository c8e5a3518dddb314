import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hashesOf, storedHashes, widthOf } from '../sequencing/stored-hashes.js';
import { encodeEntries, type Tile, TILE_WIDTH } from '../tiles/index.js';
import { consistencyProof } from '../tree/index.js';
import { PublishedLog } from './published.js';

/** Parts of the tree, as far as it is published: each is one look by an index. */
@Injectable()
export class LogTiles {
  constructor(private readonly db: DataSource, private readonly log: PublishedLog) {}

  /** The bytes of a tile; null where not all of it is published. */
  async tile({ level, n, width }: Tile): Promise<Buffer | null> {
    const from = n * TILE_WIDTH;
    if (from + width > widthOf(await this.log.size(), level === 'entries' ? 0 : level)) return null;
    return level === 'entries' ? this.entries(from, from + width)
      : Buffer.concat(await storedHashes(this.db, level, from, from + width));
  }

  /** That the first `size1` are the beginning of the first `size2`. @throws where so many are not published */
  async consistencyProof(size1: number, size2: number): Promise<readonly Buffer[]> {
    if (size2 > await this.log.size()) throw new Error(`The first ${size2} entries are not published`);
    return consistencyProof(size1, size2, hashesOf(this.db, size2));
  }

  private async entries(from: number, to: number) {
    const rows = await this.db.query<{ bytes: Buffer }[]>(
      'SELECT bytes FROM leaf WHERE index >= $1 AND index < $2 ORDER BY index', [from, to]);
    return encodeEntries(rows.map(({ bytes }) => bytes));
  }
}
