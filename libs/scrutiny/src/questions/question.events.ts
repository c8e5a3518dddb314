import type { Event, Sealed } from '#kernel';

/**
 * `organisationId`: whose committee asks. `reference`: of the case that it is about; null where it is about none.
 * `isPublic`: whether everybody may read question and answer, once the case is public. Texts are sealed under
 * `scrutiny-question:<question>`.
 */
type Fact<Type extends string, Data extends object> = Event<Type, {
  questionId: string; organisationId: string; reference: string | null; isPublic: boolean; question: Sealed;
} & Data>;

/** A member of the committee asks the council something. */
export type ScrutinyQuestionAsked = Fact<'ScrutinyQuestionAsked', { askedBy: string }>;
/** The council's answer. It repeats the question, so that nobody reads the one without the other. */
export type ScrutinyQuestionAnswered = Fact<'ScrutinyQuestionAnswered', { answer: Sealed; answeredBy: string }>;

export type QuestionEvent = ScrutinyQuestionAsked | ScrutinyQuestionAnswered;
