import type { Asked } from '../sequencing/stored-hashes.js';
import { type Frontier, leafHash } from '../tree/index.js';
import { SignerRefuses } from './refusals.js';

/** Leaves that are read at a time. */
const page = 2_000;
type Row = Readonly<{ index: string; hash: Buffer; bytes: Buffer }>;

/** Hashes leaves, from where the frontier is to that size. @throws SignerRefuses where one is missing or changed */
export async function grow(db: Asked, frontier: Frontier, size: number): Promise<Frontier> {
  while (frontier.size < size) {
    const rows = await db.query<Row[]>('SELECT index, hash, bytes FROM leaf WHERE index >= $1 ORDER BY index LIMIT $2',
      [frontier.size, Math.min(page, size - frontier.size)]);
    if (rows.length === 0) throw new SignerRefuses(`Entry ${frontier.size} of the record is missing.`);
    for (const row of rows) frontier.append(hashOf(row, frontier.size));
  }
  return frontier;
}

function hashOf({ index, hash, bytes }: Row, expected: number): Buffer {
  if (Number(index) !== expected) throw new SignerRefuses(`Entry ${expected} of the record is missing.`);
  const right = leafHash(bytes);
  if (!hash.equals(right)) throw new SignerRefuses(`Entry ${index} of the record is not what its hash says.`);
  return right;
}
