import type { Event } from '#kernel';
import type { NewEvent } from './event-store.js';

/** Turns the data of one version of an event into the data of the next. Pure, and kept for ever, as events are. */
export type Upcaster = Readonly<{
  type: string;
  /** The version that it takes, from 1; it gives the next one. */
  from: number;
  up(data: object): object;
}>;

/** Knows the newest version of each type of event: 1, and one more for every upcaster. */
export class Upcasters {
  private readonly steps = new Map<string, readonly Upcaster[]>();

  constructor(upcasters: readonly Upcaster[] = []) {
    for (const upcaster of upcasters) {
      const before = this.steps.get(upcaster.type) ?? [];
      if (upcaster.from !== before.length + 1)
        throw new Error(`${upcaster.type} needs an upcaster from version ${before.length + 1}, not ${upcaster.from}`);
      this.steps.set(upcaster.type, [...before, upcaster]);
    }
  }

  /** The version in which an event of this type is written today. */
  versionOf(type: string) { return 1 + (this.steps.get(type)?.length ?? 0); }

  /** The same event as it would be written today. @throws where a newer release wrote it: nobody here can read it */
  upcast<E extends NewEvent<Event>>(event: E): E {
    const newest = this.versionOf(event.type);
    if (event.schemaVersion === newest) return event;
    if (!(event.schemaVersion >= 1 && event.schemaVersion < newest))
      throw new Error(`${event.type} ${event.id} has version ${event.schemaVersion}; known here are 1 to ${newest}`);
    const steps = this.steps.get(event.type)?.slice(event.schemaVersion - 1) ?? [];
    return { ...event, schemaVersion: newest, data: steps.reduce((data, { up }) => up(data), event.data) };
  }
}
