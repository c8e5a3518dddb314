import type { Event } from './event.js';
import type { Sealed } from './sealed.js';

/**
 * What an event says that belongs to no case: `record`, in which it stands; one plain sentence, without anybody's name;
 * and why, in the words of whoever did it. `isNameless`: it is nobody's business who it was.
 */
export type Saying = Readonly<{ record: string; what: string; because?: Sealed; isNameless?: boolean }>;

/** One function per type of event: leaving one out does not compile. */
export type Sayings<E extends Event> = {
  // Typed as a method, which lets sayings of different events stand in one list.
  readonly [T in E['type']]: { say(event: Extract<E, { type: T }>): Saying }['say'];
};
