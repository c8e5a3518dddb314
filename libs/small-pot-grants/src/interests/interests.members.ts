import type { Members } from '#scrutiny';
import type { InterestsEvent } from './interests.events.js';

/** The list that somebody looked at names the applications of others. */
export const interestsMembers: Members<InterestsEvent> = {
  InterestsDeclared: { roundId: 'public', personId: 'full', seen: 'full', interests: 'full' },
};
