import type { Actor } from '#identity';
import type { Instant } from '#kernel';

/** Something that waits for somebody of a scrutiny committee, or that they wait for. */
export type WorkItem = Readonly<{
  /** What to do, or what is awaited, without a full stop: "Look into MH-7K3M2Q9X". */
  what: string;
  /** The page about it; null where the reader may not open one. */
  path: string | null;
  /** More about it, opened: why it was asked for. */
  note: string | null;
  waitsFor: 'you' | 'others';
  since: Instant;
  /** The last moment at which it is in time; null where nothing sets one. */
  dueAt: Instant | null;
  /** What ends it. */
  then?: Readonly<{ text: string; path: string }>;
}>;

/** Brings a part of the work list. Each stands in `workSources`, and gives only what this actor may know of. */
export abstract class WorkSource {
  abstract itemsFor(actor: Actor): Promise<readonly WorkItem[]>;
}
