import type { Case, Sentences } from '../case.js';
import type { QuestionEvent } from './question.events.js';

type Openness = Pick<Case, 'isPublic' | 'withheld'>;
const record = 'What scrutiny asked';
/** Words may tell what is withheld: where anything is, they are for nobody but those who read everything. */
const from = (isPublic: boolean, one: Openness) =>
  (isPublic && one.isPublic && one.withheld === null ? 'public' : 'full');

export const questionSentences: Sentences<QuestionEvent, Openness> = {
  ScrutinyQuestionAsked: ({ data: { isPublic, question } }, one) => ({
    record, from: from(isPublic, one), what: 'The scrutiny committee asked a question.',
    details: [{ label: 'The question', text: question }],
  }),
  ScrutinyQuestionAnswered: ({ data: { isPublic, question, answer } }, one) => ({
    record, from: from(isPublic, one), what: 'A question of the scrutiny committee was answered.',
    details: [{ label: 'The question', text: question }, { label: 'The answer', text: answer }],
  }),
};
