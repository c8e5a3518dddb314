import type { Sayings } from '#kernel';
import type { EventSkipped } from './upkeep.events.js';

export const upkeepSentences: Sayings<EventSkipped> = {
  EventSkipped: ({ data: { view, version, eventType, reason } }) => ({
    record: 'Upkeep of views', because: reason,
    what: `Version ${version} of the view ${view} was told to go on past one event (${eventType}).`,
  }),
};
