import { type Leaf, NO_PREVIOUS, parseLeaf } from '../leaf/index.js';
import { LogFault } from '../log-fault.js';

type Last = Readonly<{ index: number; version: number; hash: Buffer }>;

/** The leaves of a log one by one, and whether each follows the one before it in its stream. */
export class Streams {
  private readonly last = new Map<string, Last>();

  get count(): number {
    return this.last.size;
  }

  /** Takes the next leaf. @throws LogFault where it is no leaf, stands elsewhere, or its stream has a gap */
  take(index: number, bytes: Uint8Array, hash: Buffer): void {
    const leaf = parseLeaf(bytes);
    const before = this.last.get(leaf.stream);
    this.last.set(leaf.stream, { index, version: leaf.version, hash });
    if (leaf.index !== index) throw new LogFault(`it says that it is leaf ${leaf.index}`);
    mustFollow(leaf, before);
  }
}

function mustFollow({ stream, version, prev }: Leaf, before: Last | undefined) {
  const last = before ? `leaf ${before.index} before it is version ${before.version}` : 'none is before it';
  const next = before ? before.version + 1 : 1;
  if (version !== next)
    throw new LogFault(`it is version ${version} of stream ${stream}, but ${last}: an event is missing or too many`);
  if (prev !== (before?.hash.toString('hex') ?? NO_PREVIOUS))
    throw new LogFault(`it is version ${version} of stream ${stream}, but ${last} and not what it was`);
}
