import type { Members } from '../members.js';
import type { QuestionEvent } from './question.events.js';

/** The texts are opened for whoever's trail shows them: not every question is public. */
const whose = {
  questionId: 'full', organisationId: 'public', reference: 'public', isPublic: 'public', question: 'full',
} as const;

export const questionMembers: Members<QuestionEvent> = {
  ScrutinyQuestionAsked: { ...whose, askedBy: 'full' },
  ScrutinyQuestionAnswered: { ...whose, answer: 'full', answeredBy: 'full' },
};
