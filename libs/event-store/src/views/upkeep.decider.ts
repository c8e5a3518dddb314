import { type Command, type Decider, Refusal, type Sealed } from '#kernel';
import type { EventSkipped } from './upkeep.events.js';

export type SkipEvent = Command<'SkipEvent', {
  view: string; version: number; eventId: string; eventType: string; reason: Sealed;
}>;
type Skipped = readonly Readonly<{ version: number; eventId: string }>[];

export const upkeepStream = (view: string) => `view-${view}`;

/** What people did to keep a view going. It is decided in the log, so that a view made again gets the same rows. */
export const upkeep: Decider<Skipped, SkipEvent, EventSkipped> = {
  initialState: [],
  streamOf: ({ view }) => upkeepStream(view),
  decide: {
    SkipEvent({ view, version, eventId, eventType, reason, at: skippedAt }, skipped) {
      if (skipped.some((one) => one.version === version && one.eventId === eventId))
        throw new Refusal('already-skipped', 'The view has been told to go on past this event already');
      return [{ type: 'EventSkipped', data: { view, version, eventId, eventType, reason, skippedAt } }];
    },
  },
  evolve: {
    EventSkipped: (skipped, { data: { version, eventId } }) => [...skipped, { version, eventId }],
  },
};
