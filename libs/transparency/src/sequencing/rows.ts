import type { Recorded } from '#event-store';
import type { Node } from './nodes.js';
import type { Asked } from './stored-hashes.js';

/** `handle` is the stream's, in hex. */
export type Leaf = Readonly<{ event: Recorded; handle: string; hash: Buffer; bytes: Buffer }>;

/** In one statement; the first gets the index `from`. */
export const insertLeaves = (db: Asked, leaves: readonly Leaf[], from: number) => db.query(`
  INSERT INTO leaf (index, recorded_at, version, event_id, position, stream, hash, bytes)
  SELECT $1::bigint + nth - 1, recorded_at, version, event_id, position, decode(stream, 'hex'), hash, bytes
  FROM unnest($2::timestamptz[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::bytea[], $8::bytea[])
    WITH ORDINALITY AS one (recorded_at, version, event_id, position, stream, hash, bytes, nth)`,
[
  from, leaves.map(({ event }) => event.recordedAt), leaves.map(({ event }) => event.revision),
  leaves.map(({ event }) => event.id), leaves.map(({ event }) => event.position), leaves.map(({ handle }) => handle),
  leaves.map(({ hash }) => hash), leaves.map(({ bytes }) => bytes),
]);

export async function insertNodes(db: Asked, nodes: readonly Node[]) {
  if (nodes.length === 0) return;
  await db.query('INSERT INTO leaf_node SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])',
    [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)]);
}
