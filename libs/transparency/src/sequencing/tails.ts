import type { Recorded } from '#event-store';
import { NO_PREVIOUS } from '../leaf/index.js';
import type { Asked } from './stored-hashes.js';

/** The last leaf of a stream; handle and hash in hex. */
export type Tail = Readonly<{ handle: string; version: number; hash: string }>;

/** How many streams are remembered. */
const most = 50_000;

/** Where each stream's chain of leaves ends, remembered, and looked up where it is not. */
export class Tails {
  private readonly known = new Map<string, Tail>();

  constructor(private readonly handleOf: (stream: string) => string) {}

  /** Looks up, at once, the streams of this page that are not remembered and have been there before. */
  async prepare(db: Asked, page: readonly Recorded[]): Promise<void> {
    const old = new Map(page.filter(({ stream, revision }) => revision > 1 && !this.known.has(stream))
      .map(({ stream }) => [this.handleOf(stream), stream]));
    if (old.size === 0) return;
    const rows = await db.query<{ stream: string; version: number; hash: string }[]>(`
      SELECT encode(asked.stream, 'hex') AS stream, last.version, encode(last.hash, 'hex') AS hash
      FROM (SELECT decode(handle, 'hex') AS stream FROM unnest($1::text[]) AS handle) AS asked CROSS JOIN LATERAL (
        SELECT version, hash FROM leaf WHERE leaf.stream = asked.stream ORDER BY version DESC LIMIT 1) AS last`,
    [[...old.keys()]]);
    for (const { stream, version, hash } of rows) this.set(old.get(stream)!, { handle: stream, version, hash });
  }

  /** @throws where an event of the stream is missing, before anything is written about it */
  before({ stream, revision, type, id }: Recorded): Tail {
    const tail = this.known.get(stream) ?? { handle: this.handleOf(stream), version: 0, hash: NO_PREVIOUS };
    if (tail.version !== revision - 1)
      throw new Error(
        `${type} ${id} is number ${revision} of its stream, and the public log has ${tail.version} of it`);
    return tail;
  }

  set(stream: string, tail: Tail): void {
    this.known.delete(stream);
    this.known.set(stream, tail);
    if (this.known.size > most) this.known.delete(this.known.keys().next().value!);
  }

  /** What was not written in the end is not there. */
  forget(): void { this.known.clear(); }
}
