import type { Event } from '#kernel';

declare const opaque: unique symbol;
/** A place in the one order of all events. Only the store can read or compare it. */
export type Position = string & { readonly [opaque]: never };
/** Before the first event. */
export const START = '' as Position;

/** Who sent the command, in which role, by which authority (the permission used), for which organisation, and why. */
export type Sender = Readonly<Record<
  'commandId' | 'actor' | 'role' | 'authority' | 'organisationId' | 'correlationId' | 'causationId', string
>>;
/** `effectiveAt`: when it holds from (UTC). `commandHash`: keyed hash of what the sender sent. */
export type Metadata = Sender & Readonly<{ effectiveAt: string; commandHash: string }>;
export type NewEvent<E extends Event = Event> =
  E & Readonly<{ id: string; schemaVersion: number; metadata: Metadata }>;
/** `revision` counts the events of its stream from 1; `recordedAt` is the store's clock (UTC), never running back. */
export type Recorded<E extends Event = Event> = NewEvent<E> &
  Readonly<{ stream: string; revision: number; position: Position; recordedAt: string }>;
export type Saved = Readonly<{ revision: number; position: Position }>;

/** The connection was lost before the answer came: the append may or may not stand. Retry with the same event ids. */
export class UnknownOutcome extends Error {}

/** A reader's place lies after the last event, so the log is not the one that it read before. It must not go on. */
export class BeyondTheEnd extends Error {
  constructor(after: Position, head: Position) {
    super(`Position ${after} is beyond the end of the log, which is ${head === START ? 'empty' : `at ${head}`}`);
  }
}

/** No engine takes a nameless stream, control characters in names, no events, or an expectation that is no count. */
export function mustBeAppendable(stream: string, events: readonly NewEvent[], expected: number) {
  const names = [stream, ...events.map(({ type }) => type)];
  if (names.some((name) => !/^[^\p{Cc}]{1,500}$/u.test(name)))
    throw new Error(`Not a name for a stream or type: ${JSON.stringify(names)}`);
  if (events.length === 0) throw new Error(`An append to ${stream} needs an event`);
  if (!Number.isInteger(expected) || expected < 0) throw new Error(`Not a revision: ${expected}`);
}

export abstract class EventStore {
  /**
   * `expected` is the revision of the last event that was read, 0 for none. A conflict is an answer, not an error.
   * The same event ids with the same expectation give the first answer again.
   * @throws UnknownOutcome
   */
  abstract append(stream: string, events: readonly NewEvent[], expected: number): Promise<Saved | 'conflict'>;
  /**
   * Events after a revision (exclusive; 0 for all), oldest first; `backwards` gives the same events newest first,
   * before `limit` cuts. A missing stream is an empty one.
   */
  abstract readStream(
    stream: string, from?: { after?: number; limit?: number; backwards?: boolean },
  ): Promise<readonly Recorded[]>;
  /** Events of all streams after a position (exclusive). @throws BeyondTheEnd */
  abstract readAll(from: { after: Position; limit: number }): Promise<readonly Recorded[]>;
  /**
   * Pages of all that happened, then of what happens, as fast as the reader takes them. It outlives lost connections
   * and ends when `signal` says so. @throws BeyondTheEnd
   */
  abstract subscribe(from: { after: Position; signal: AbortSignal }): AsyncIterable<readonly Recorded[]>;
  /** The position of the last event, or START. */
  abstract head(): Promise<Position>;
  /** Negative where `one` comes first, 0 where they are the same; here also how many events they are apart. */
  abstract compare(one: Position, other: Position): number;
}
