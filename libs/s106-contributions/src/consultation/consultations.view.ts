import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Recorded, View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type {
  Asked, ConsultationAnswered, ConsultationAnsweredLate, ConsultationEvent, ConsultationSubject,
  InterestsInProposalsDeclared, MemberGroupsAsked, Party, PilotEvaluated, PilotMarked, ProposalsRanked,
} from './consultation.events.js';

type Without<T, K extends string> = Omit<T, 'consultationId' | K>;
export type GivenAnswer =
  Without<ConsultationAnswered['data'], 'dueAt'> & Readonly<{ inTime: boolean; answeredAt: Instant }>;
export type AskedGroup = MemberGroupsAsked['data']['groups'][number];
export type AskedGroups = Without<MemberGroupsAsked['data'], 'askedBy'> & Readonly<{ askedAt: Instant }>;
export type DeclaredInterests = Without<InterestsInProposalsDeclared['data'], never>;
export type PersonsRanking = Without<ProposalsRanked['data'], never> & Readonly<{ rankedAt: Instant }>;

@Entity('consultation')
export class ConsultationRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') funderId!: string;
  @Column('jsonb') subject!: ConsultationSubject;
  /** The planning application or the obligation. */
  @Column('text') aboutId!: string;
  @Column('jsonb') title!: Sealed;
  @Column('jsonb') question!: Sealed;
  @Column('jsonb') wardCodes!: readonly string[];
  @Column('int') days!: number;
  @Column('text') dueAt!: Instant;
  @Column('jsonb') asked!: readonly Asked[];
  @Column('text') openedAt!: Instant;
  @Column('jsonb') groupsAsked!: readonly AskedGroups[];
  @Column('jsonb') declared!: readonly DeclaredInterests[];
  @Column('jsonb') rankings!: readonly PersonsRanking[];
  @Column('jsonb') answers!: readonly GivenAnswer[];
  /** Who was silent when the last day was over. */
  @Column('jsonb') unanswered!: readonly Party[];
  @Column('boolean') hasEnded!: boolean;
  @Column('jsonb', { nullable: true }) pilot!: Without<PilotMarked['data'], 'markedBy'> | null;
  @Column('jsonb', { nullable: true }) evaluation!: Without<PilotEvaluated['data'], 'evaluatedBy'> | null;
}

type Answering = Recorded<ConsultationAnswered | ConsultationAnsweredLate>;

function answered(row: ConsultationRow | undefined, { data, metadata }: Answering, inTime: boolean) {
  const { consultationId: _, dueAt: __, ...answer } = data;
  return row && { ...row, answers: [...row.answers, { ...answer, inTime, answeredAt: metadata.effectiveAt }] };
}

/** Each time that the sector, councillors and parishes were asked, and what they said. */
export const consultations: View<ConsultationRow, ConsultationEvent> = {
  name: 'consultations',
  version: 1,
  row: ConsultationRow,
  key: ({ data }) => data.consultationId,
  evolve: {
    ConsultationOpened(_, { data: { consultationId: id, openedBy: __, ...data }, metadata: { effectiveAt } }) {
      const { subject } = data;
      const aboutId = subject.kind === 'planning' ? subject.planningApplicationId : subject.obligationId;
      return {
        ...data, id, aboutId, openedAt: effectiveAt, groupsAsked: [], declared: [], rankings: [], answers: [],
        unanswered: [], hasEnded: false, pilot: null, evaluation: null,
      };
    },
    MemberGroupsAsked: (row, { data: { organisationId, words, groups }, metadata: { effectiveAt: askedAt } }) =>
      row && { ...row, groupsAsked: [...row.groupsAsked, { organisationId, words, groups, askedAt }] },
    InterestsInProposalsDeclared: (row, { data: { consultationId: _, ...one } }) =>
      row && { ...row, declared: [...row.declared, one] },
    ProposalsRanked(row, { data: { consultationId: _, ...one }, metadata: { effectiveAt: rankedAt } }) {
      const others = row?.rankings.filter(({ personId }) => personId !== one.personId) ?? [];
      return row && { ...row, rankings: [...others, { ...one, rankedAt }] };
    },
    ConsultationAnswered: (row, event) => answered(row, event, true),
    ConsultationAnsweredLate: (row, event) => answered(row, event, false),
    ConsultationLeftUnanswered: (row, { data: { party } }) => row && { ...row, unanswered: [...row.unanswered, party] },
    ConsultationPeriodEnded: (row) => row && { ...row, hasEnded: true },
    PilotMarked: (row, { data: { development, why } }) => row && { ...row, pilot: { development, why } },
    PilotEvaluated: (row, { data: { consultationId: _, evaluatedBy: __, ...evaluation } }) =>
      row && { ...row, evaluation },
  },
};
