import type { Recorded } from '#event-store';
import { specification } from '#testing';
import { tellBy } from '../case.js';
import { questions } from './question.decider.js';
import type { QuestionEvent } from './question.events.js';
import { questionSentences } from './question.sentences.js';

const past = specification(questions);
const at = '2027-06-01T09:00:00.000Z';
const [question, answer] = [{ _sd: 'question' }, { _sd: 'answer' }];
const one = { questionId: 'q1', organisationId: 'lcc', reference: 'MH-7K3M2Q9X' };
const asking = { ...one, isPublic: true, question, askedBy: 'moira' };
const asked: QuestionEvent = { type: 'ScrutinyQuestionAsked', data: asking };
const ask = { type: 'AskQuestion', ...asking, at } as const;
const answering = { ...one, answer, answeredBy: 'mona' };
const reply = { type: 'AnswerQuestion', ...answering, accounts: ['mona', 'mona-2'], at } as const;
const answered: QuestionEvent = { type: 'ScrutinyQuestionAnswered', data: { ...answering, isPublic: true, question } };

describe('a question of scrutiny', () => {
  it('is asked about a case or in general', () => {
    past().when(ask).then(asked);
    past().when({ ...ask, reference: null }).then({ ...asked, data: { ...asking, reference: null } });
  });
  it('is asked once by one form', () => past(asked).when(ask).thenRefuses('already-asked'));
  it('is answered, as openly as it was asked', () => {
    past(asked).when(reply).then(answered);
    past({ ...asked, data: { ...asking, isPublic: false } }).when(reply)
      .then({ ...answered, data: { ...answered.data, isPublic: false } });
  });
  it('is answered once, where somebody asked', () => {
    for (const history of [[], [asked, answered]]) past(...history).when(reply).thenRefuses('not-asked');
  });
  it('is answered by somebody else, whichever account they use', () =>
    past(asked).when({ ...reply, accounts: ['mona', 'moira'] }).thenRefuses('own-question'));
  it.each([asked, answered])('is for all only if so asked, of a case that is public as a whole ($type)', (event) => {
    const from = (isPublic: boolean, isCasePublic: boolean, parts: readonly string[] | null) => {
      const data = { ...event.data, isPublic };
      const withheld = parts && { parts, reason: { _sd: 'reason' } };
      const told = { ...event, data } as unknown as Recorded;
      return tellBy(questionSentences, told, { isPublic: isCasePublic, withheld }).from;
    };
    expect(from(true, true, null)).toBe('public');
    expect([from(false, true, null), from(true, false, null), from(true, true, ['group'])])
      .toEqual(['full', 'full', 'full']);
  });
});
