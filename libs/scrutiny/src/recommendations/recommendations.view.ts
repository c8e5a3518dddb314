import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Recorded, View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type {
  AnswerToRecommendation, RecommendationEvent, RecommendationMade, StateOfWork,
} from './recommendation.events.js';

/** Where it stands: `made` waits for the executive, `reported` for the committee; the last three are final. */
export type RecommendationStatus = 'made' | 'accepted' | 'begun' | 'reported' | 'done' | 'dropped' | 'rejected';
/** One word on how the work goes: the executive's, or the committee's on whether it is done. */
export type ProgressNote = Readonly<{
  state: StateOfWork | 'agreed' | 'unfinished'; note: Sealed; dueOn: string | null; by: string; at: Instant;
}>;

@Entity('recommendation')
export class RecommendationRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') organisationId!: string;
  /** Null where it is about no case. */
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('text') status!: RecommendationStatus;
  /** The name of the committee or task group. */
  @Column('jsonb') by!: Sealed;
  @Column('jsonb') what!: Sealed;
  @Column('jsonb') reasons!: Sealed;
  @Column('jsonb') office!: Sealed;
  @Column('text') heldOn!: string;
  @Column('jsonb') minute!: Sealed;
  @Column('text') recordedBy!: string;
  @Column('text') recordedAt!: Instant;
  @Column('text') respondBy!: Instant;
  @Column('text', { nullable: true }) answer!: AnswerToRecommendation | null;
  @Column('jsonb', { nullable: true }) answerReasons!: Sealed | null;
  @Column('text', { nullable: true }) answeredAt!: Instant | null;
  @Column('jsonb') progress!: readonly ProgressNote[];
}

function made({ data, metadata: { effectiveAt: recordedAt } }: Recorded<RecommendationMade>): RecommendationRow {
  const { recommendationId: id, ...rest } = data;
  return { id, ...rest, status: 'made', recordedAt, answer: null, answerReasons: null, answeredAt: null, progress: [] };
}

const noted = (row: RecommendationRow | undefined, status: RecommendationStatus, note: ProgressNote) =>
  row && { ...row, status, progress: [...row.progress, note] };

/** What scrutiny committees recommend, and what comes of it. */
export const recommendations: View<RecommendationRow, RecommendationEvent> = {
  name: 'recommendations',
  version: 1,
  row: RecommendationRow,
  key: ({ data }) => data.recommendationId,
  evolve: {
    RecommendationMade: (_, event) => made(event),
    RecommendationAnswered: (row, { data: { answer, reasons }, metadata }) => row && {
      ...row, status: answer === 'rejected' ? 'rejected' : 'accepted', answer, answerReasons: reasons,
      answeredAt: metadata.effectiveAt,
    },
    RecommendationProgressReported: (row, { data: { state, note, dueOn, reportedBy: by }, metadata }) =>
      noted(row, state === 'done' ? 'reported' : state, { state, note, dueOn, by, at: metadata.effectiveAt }),
    RecommendationCompleted: (row, { data: { note, agreedBy: by }, metadata: { effectiveAt: at } }) =>
      noted(row, 'done', { state: 'agreed', note, dueOn: null, by, at }),
    RecommendationFoundUnfinished: (row, { data: { note, foundBy: by }, metadata: { effectiveAt: at } }) =>
      noted(row, 'begun', { state: 'unfinished', note, dueOn: null, by, at }),
  },
};
