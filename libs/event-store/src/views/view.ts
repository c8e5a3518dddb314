import type { Type } from '@nestjs/common';
import type { Event } from '#kernel';
import type { Recorded } from '../event-store.js';

/**
 * A table derived from events: which rows an event belongs to, and what it makes of each. `evolve` gets no row where
 * there is none yet, and returns `undefined` where there is to be none. It is pure, so that a rebuild gives the same.
 */
export interface View<Row extends { id: string } = { id: string }, E extends Event = Event> {
  readonly name: string;
  /** A changed row or `evolve` is a new version, filled from the log beside the old one. */
  readonly version: number;
  readonly row: Type<Row>;
  key(event: Recorded<E>): string | readonly string[];
  readonly evolve: {
    // Typed as a method, which lets views of different rows stand in one list.
    readonly [T in E['type']]: {
      evolve(before: Row | undefined, event: Recorded<Extract<E, { type: T }>>, key: string): Row | undefined;
    }['evolve'];
  };
}
