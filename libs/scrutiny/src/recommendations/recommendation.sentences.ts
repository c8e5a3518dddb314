import { dayInWords, inWords } from '#calendar';
import type { Sentences } from '../case.js';
import type { AnswerToRecommendation, RecommendationEvent, StateOfWork } from './recommendation.events.js';

const shared = { record: 'What scrutiny recommended', from: 'public' } as const;
const answers: Readonly<Record<AnswerToRecommendation, string>> =
  { 'accepted': 'accepted', 'accepted-in-part': 'accepted in part', 'rejected': 'rejected' };
const states: Readonly<Record<StateOfWork, string>> = {
  begun: 'Work on the recommendation is under way.', done: 'The recommendation was reported as done.',
  dropped: 'The recommendation was dropped after it had been accepted.',
};

export const recommendationSentences: Sentences<RecommendationEvent, unknown> = {
  RecommendationMade: ({ data: { by, what, reasons, office, heldOn, minute, respondBy } }) => ({
    ...shared, because: { text: reasons }, under: minute,
    what: `Scrutiny made a recommendation on ${dayInWords(heldOn)}, to be answered by ${inWords(respondBy)}.`,
    details: [
      { label: 'The recommendation', text: what }, { label: 'Made by', text: by }, { label: 'Made to', text: office },
    ],
  }),
  RecommendationAnswered: ({ data: { answer, reasons, isLate } }) => ({
    ...shared, because: { text: reasons },
    what: `The recommendation was ${answers[answer]}${isLate ? ', after the last day' : ''}.`,
    ...(isLate && { facets: [{ kind: 'late', days: null } as const] }),
  }),
  RecommendationProgressReported: ({ data: { state, note, dueOn } }) => ({
    ...shared, what: states[state],
    details: [
      { label: 'What was said', text: note },
      ...(dueOn === null ? [] : [{ label: 'To be done by', text: dayInWords(dueOn) }]),
    ],
  }),
  RecommendationCompleted: ({ data: { note } }) =>
    ({ ...shared, what: 'The scrutiny committee agreed that the recommendation is done.', because: { text: note } }),
  RecommendationFoundUnfinished: ({ data: { note } }) =>
    ({ ...shared, what: 'The scrutiny committee found that the recommendation is not done.', because: { text: note } }),
};
