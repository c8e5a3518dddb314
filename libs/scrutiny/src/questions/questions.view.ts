import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { QuestionEvent } from './question.events.js';

@Entity('scrutiny_question')
export class QuestionRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') organisationId!: string;
  /** Null where it is about no case. */
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('boolean') isPublic!: boolean;
  @Column('jsonb') question!: Sealed;
  @Column('text') askedBy!: string;
  @Column('text') askedAt!: Instant;
  @Column('jsonb', { nullable: true }) answer!: Sealed | null;
  @Column('text', { nullable: true }) answeredAt!: Instant | null;
}

/** What scrutiny committees ask, and the answers. */
export const scrutinyQuestions: View<QuestionRow, QuestionEvent> = {
  name: 'scrutiny_questions',
  version: 1,
  row: QuestionRow,
  key: ({ data }) => data.questionId,
  evolve: {
    ScrutinyQuestionAsked: (_, { data: { questionId: id, ...asked }, metadata: { effectiveAt: askedAt } }) =>
      ({ id, ...asked, askedAt, answer: null, answeredAt: null }),
    ScrutinyQuestionAnswered: (row, { data: { answer }, metadata: { effectiveAt: answeredAt } }) =>
      row && { ...row, answer, answeredAt },
  },
};
