import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { type WorkItem, WorkSource } from '../work-list/work-source.js';
import { type QuestionPage, Questions } from './questions.js';

/** Questions that nobody has answered yet. No law sets a last day. */
@Injectable()
export class QuestionsWork extends WorkSource {
  constructor(private readonly questions: Questions) { super(); }

  async itemsFor(actor: Actor): Promise<readonly WorkItem[]> {
    return (await this.questions.list(actor)).filter(({ answeredAt }) => answeredAt === null)
      .map((item) => itemFor(item, actor));
  }
}

function itemFor({ id, organisationId, reference, question, askedAt, askedBy }: QuestionPage, actor: Actor): WorkItem {
  const about = reference === null ? '' : ` about ${reference}`;
  const common = { note: question, since: askedAt, dueAt: null };
  return actor.may('answer-scrutiny', organisationId) && askedBy !== actor.personId
    ? { ...common, what: `Answer a question${about}`, path: `/scrutiny/answers/${id}`, waitsFor: 'you' }
    : { ...common, what: `An answer${about}`, path: `/scrutiny/questions/${id}`, waitsFor: 'others' };
}
