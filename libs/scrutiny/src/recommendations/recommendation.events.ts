import type { Event, Instant, Sealed } from '#kernel';

/**
 * `organisationId`: whose committee recommends. `reference`: of the case that it is about; null where it is about none.
 * Texts are sealed under `recommendation:<id>`.
 */
type Fact<Type extends string, Data extends object> =
  Event<Type, { recommendationId: string; organisationId: string; reference: string | null } & Data>;

export type AnswerToRecommendation = 'accepted' | 'accepted-in-part' | 'rejected';
export type StateOfWork = 'begun' | 'done' | 'dropped';

/**
 * A committee or one of its task groups recommends something. `by`: its name. `office`: whose answer is asked for.
 * `heldOn`, `minute`: where the meeting says so. `respondBy`: the end of the last day of the two months (Local
 * Government Act 2000, section 9FE).
 */
export type RecommendationMade = Fact<'RecommendationMade', {
  by: Sealed; what: Sealed; reasons: Sealed; office: Sealed; heldOn: string; minute: Sealed; recordedBy: string;
  respondBy: Instant;
}>;
export type RecommendationAnswered = Fact<'RecommendationAnswered', {
  answer: AnswerToRecommendation; reasons: Sealed; answeredBy: string; isLate: boolean;
}>;
/** `note`: what was done, or why it was dropped. `dueOn`: the day by which the rest is to be done, or null. */
export type RecommendationProgressReported = Fact<'RecommendationProgressReported', {
  state: StateOfWork; note: Sealed; dueOn: string | null; reportedBy: string;
}>;
/** The committee agrees that it is done. */
export type RecommendationCompleted = Fact<'RecommendationCompleted', { note: Sealed; agreedBy: string }>;
/** It was reported as done, and the committee says what is missing. */
export type RecommendationFoundUnfinished =
  Fact<'RecommendationFoundUnfinished', { note: Sealed; foundBy: string }>;

export type RecommendationEvent =
  | RecommendationMade | RecommendationAnswered | RecommendationProgressReported | RecommendationCompleted
  | RecommendationFoundUnfinished;
