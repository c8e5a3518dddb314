import type { Event, Sealed } from '#kernel';

/**
 * One person looked at this list of a round's applications and said in which they have an interest. An interest closes
 * that application to them, to score and to decide; it is never taken back.
 */
export type InterestsDeclared = Event<'InterestsDeclared', {
  roundId: string; personId: string; seen: readonly string[];
  interests: readonly Readonly<{ applicationId: string; nature: Sealed }>[];
}>;

export type InterestsEvent = InterestsDeclared;
