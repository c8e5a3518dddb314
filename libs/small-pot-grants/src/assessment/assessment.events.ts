import type { Event, Sealed } from '#kernel';

/** A score is 0 to 4. `weighted` is the sum of weight percent times score: 0 to 400. */
export type Score = Readonly<{ criterionId: string; score: number; reason: Sealed }>;
type Scored<Type extends string> = Event<Type, {
  applicationId: string; roundId: string; assessorId: string; scores: readonly Score[]; weighted: number;
  roundRevision: number; interestsRevision: number;
}>;

export type ApplicationScored = Scored<'ApplicationScored'>;
/** An assessor changed their mind before the decision. The earlier scores stay on record. */
export type ScoresRevised = Scored<'ScoresRevised'>;
export type AssessmentEvent = ApplicationScored | ScoresRevised;
