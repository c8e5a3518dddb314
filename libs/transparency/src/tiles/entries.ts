import { LogFault } from '../log-fault.js';
import { pathOfTile, type Tile } from './tiles.js';

const MOST_BYTES = 65_535;

/** Leaves one after the other, each with its length before it in two bytes. @throws LogFault for one too long */
export function encodeEntries(leaves: readonly Uint8Array[]): Buffer {
  return Buffer.concat(leaves.flatMap((leaf) => {
    if (leaf.length > MOST_BYTES) throw new LogFault(`A leaf of ${leaf.length} bytes is too long`);
    return [Buffer.of(leaf.length >> 8, leaf.length & 0xff), leaf];
  }));
}

/** The leaves of a tile of entries. @throws LogFault where there are more or less than there have to be */
export function parseEntries(bytes: Uint8Array, tile: Tile): readonly Buffer[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const leaves: Buffer[] = [];
  let at = 0;
  while (at + 2 <= all.length) {
    const end = at + 2 + all.readUInt16BE(at);
    leaves.push(all.subarray(at + 2, end));
    at = end;
  }
  if (at !== all.length) throw new LogFault(`${pathOfTile(tile)} ends in the middle of its entry ${leaves.length}`);
  if (leaves.length !== tile.width)
    throw new LogFault(`${pathOfTile(tile)} has ${leaves.length} entries, not ${tile.width}`);
  return leaves;
}
