import type { Checkpoint } from '../checkpoint/checkpoint.js';
import { LogFault } from '../log-fault.js';
import { entryTilesOf, pathOfTile, type Tile, TILE_WIDTH } from '../tiles/index.js';
import { Frontier, leafHash } from '../tree/index.js';
import type { LogSource } from './log-source.js';
import { bytesOf, type Faults, hashesOf, inOrder, leavesOf, type Root, rootOfTile } from './reading.js';
import { Streams } from './streams.js';

type Read = Readonly<{ tile: Tile; leaves: readonly Buffer[] | null; hashes: readonly Buffer[] | null }>;

/** Every leaf of a log, and the tiles of their hashes: read, hashed anew, compared. */
export class Leaves {
  private readonly streams = new Streams();
  private readonly byLeaves = Frontier.from();
  private byTiles: Frontier | undefined;
  /** The root over each full tile of hashes; null where it could not be read. */
  readonly tileRoots: Root[] = [];

  /** `older`: checkpoints that the log has to begin with. */
  constructor(private readonly older: readonly Checkpoint[], private readonly faults: Faults) {}

  get streamCount(): number {
    return this.streams.count;
  }

  async check(source: LogSource, size: number, tell: (done: number) => void): Promise<void> {
    const read = async (tile: Tile): Promise<Read> => {
      const [leaves, hashes] = await Promise.all([
        leavesOf(source, tile, this.faults), hashesOf(source, { ...tile, level: 0 }, this.faults),
      ]);
      return { tile, leaves, hashes };
    };
    for await (const one of inOrder(entryTilesOf(size), read)) {
      this.take(one);
      tell(one.tile.n * TILE_WIDTH + one.tile.width);
    }
  }

  /** Whether all adds up to the root that was signed; where only a part does, what that means. */
  conclude({ size, root }: Checkpoint): void {
    if (this.byLeaves.size < size) return this.faults.add('Not all leaves could be read: there is no root to compare');
    const isWhole = this.byLeaves.root().equals(root);
    const areTilesWhole = this.byTiles?.root().equals(root) ?? isWhole;
    const rest = areTilesWhole ? ', the tiles do' : '';
    if (!isWhole) this.faults.add(`The leaves do not add up to the root that was signed${rest}`);
    else if (!areTilesWhole) this.faults.add('The tiles do not add up to the root that was signed, the leaves do');
  }

  private take({ tile, leaves, hashes }: Read) {
    this.tileRoots.push(rootOfTile(hashes));
    const own = leaves ? leaves.map(leafHash) : hashes;
    if (!own) return; // neither could be read
    if (leaves) this.takeLeaves(tile, leaves, own, hashes ?? own);
    this.grow(own, hashes ?? own);
  }

  private takeLeaves(tile: Tile, leaves: readonly Buffer[], own: readonly Buffer[], told: readonly Buffer[]) {
    let offset = 0;
    for (const [at, leaf] of leaves.entries()) {
      const [index, begin, hash] = [tile.n * TILE_WIDTH + at, offset, own[at]!];
      const where = () => `Leaf ${index} (${pathOfTile(tile)}, bytes ${begin} to ${begin + 1 + leaf.length})`;
      this.faults.finding(where, () => this.streams.take(index, leaf, hash));
      if (!told[at]!.equals(hash))
        this.faults.add(`${where()} does not have the hash that ${bytesOf({ ...tile, level: 0 }, at)} give it`);
      offset += 2 + leaf.length;
    }
  }

  /** By the leaves and by the tiles: they are one tree until they differ. */
  private grow(byLeaf: readonly Buffer[], byTile: readonly Buffer[]) {
    for (const [at, hash] of byLeaf.entries()) {
      const told = byTile[at]!;
      if (!told.equals(hash)) this.byTiles ??= Frontier.from(this.byLeaves.size, this.byLeaves.hashes);
      this.byLeaves.append(hash);
      this.byTiles?.append(told);
      const { size } = this.byLeaves;
      for (const older of this.older.filter((one) => one.size === size))
        this.faults.finding(() => `The checkpoint of ${size} leaves`, () => mustBegin(older, this.byLeaves.root()));
    }
  }
}

function mustBegin(older: Checkpoint, root: Buffer) {
  if (!older.root.equals(root)) throw new LogFault('the log does not begin with it: what stood there was changed');
}
