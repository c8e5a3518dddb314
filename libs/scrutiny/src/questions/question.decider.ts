import { type Command, type Decider, mustBeIds, Refusal } from '#kernel';
import type { QuestionEvent, ScrutinyQuestionAnswered, ScrutinyQuestionAsked } from './question.events.js';

/** `accounts`: every account of whoever answers. */
export type QuestionCommand =
  | Command<'AskQuestion', ScrutinyQuestionAsked['data']>
  | Command<'AnswerQuestion',
    { accounts: readonly string[] } & Omit<ScrutinyQuestionAnswered['data'], 'isPublic' | 'question'>>;

type Asked = Pick<ScrutinyQuestionAsked['data'], 'askedBy' | 'isPublic' | 'question'>
  & Readonly<{ isAnswered: boolean }>;
/** What was asked about one case, or about none, by the question's id. */
export type AskedQuestions = Readonly<Record<string, Asked>>;

export const questionsStream = (organisationId: string, reference: string | null) =>
  `questions-${organisationId}-${reference ?? 'general'}`;

/** What a committee asks the council, and what the council answers. */
export const questions: Decider<AskedQuestions, QuestionCommand, QuestionEvent> = {
  initialState: {},
  streamOf: ({ organisationId, reference }) => questionsStream(organisationId, reference),

  decide: {
    AskQuestion({ type: _, at: __, ...data }, state) {
      mustBeIds([data.questionId]);
      if (Object.hasOwn(state, data.questionId)) throw new Refusal('already-asked', 'You have asked this already');
      return [{ type: 'ScrutinyQuestionAsked', data }];
    },
    AnswerQuestion({ type: _, at: __, accounts, ...data }, state) {
      const { isPublic, question } = mustAwaitAnswer(state[data.questionId], accounts);
      return [{ type: 'ScrutinyQuestionAnswered', data: { ...data, isPublic, question } }];
    },
  },

  evolve: {
    ScrutinyQuestionAsked: (state, { data: { questionId, askedBy, isPublic, question } }) =>
      ({ ...state, [questionId]: { askedBy, isPublic, question, isAnswered: false } }),
    ScrutinyQuestionAnswered: (state, { data: { questionId } }) => {
      const asked = state[questionId];
      if (!asked) throw new Error('Nobody asked this');
      return { ...state, [questionId]: { ...asked, isAnswered: true } };
    },
  },
};

/** Nobody answers themselves, whichever of their accounts they use. */
function mustAwaitAnswer(asked: Asked | undefined, accounts: readonly string[]): Asked {
  if (!asked || asked.isAnswered) throw new Refusal('not-asked', 'Nobody waits for an answer to this');
  if (accounts.includes(asked.askedBy))
    throw new Refusal('own-question', 'You asked this, so somebody else has to answer');
  return asked;
}
