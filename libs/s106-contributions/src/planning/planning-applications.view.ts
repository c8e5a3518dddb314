import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { DeveloperTold, PlanningApplicationEvent, RequestTested } from './planning-application.events.js';

export type TestedRequest = Omit<RequestTested['data'], 'planningApplicationId'> & Readonly<{ testedAt: Instant }>;
export type ToldDeveloper = Pick<DeveloperTold['data'], 'passed' | 'failed' | 'words'> & Readonly<{ toldAt: Instant }>;

@Entity('planning_application')
export class PlanningApplicationRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') funderId!: string;
  @Column('text') reference!: string;
  @Column('jsonb') site!: Sealed;
  @Column('jsonb') wardCodes!: readonly string[];
  @Column('int') dwellings!: number;
  @Column('jsonb') developer!: Sealed;
  @Column('jsonb', { nullable: true }) developerEmail!: Sealed | null;
  @Column('text') receivedOn!: string;
  @Column('text') recordedAt!: Instant;
  /** One for each request: the last time that it was tested. */
  @Column('jsonb') tests!: readonly TestedRequest[];
  /** What the developer was last sent. */
  @Column('jsonb', { nullable: true }) told!: ToldDeveloper | null;
}

/** Every major planning application, and how what was asked for was tested. */
export const planningApplications: View<PlanningApplicationRow, PlanningApplicationEvent> = {
  name: 'planning_applications',
  version: 1,
  row: PlanningApplicationRow,
  key: ({ data }) => data.planningApplicationId,
  evolve: {
    PlanningApplicationReceived(_, { data: { planningApplicationId: id, recordedBy: __, ...data }, metadata }) {
      return { ...data, id, recordedAt: metadata.effectiveAt, tests: [], told: null };
    },
    RequestTested(row, { data: { planningApplicationId: _, ...test }, metadata: { effectiveAt: testedAt } }) {
      const others = row?.tests.filter(({ proposalId }) => proposalId !== test.proposalId) ?? [];
      return row && { ...row, tests: [...others, { ...test, testedAt }] };
    },
    DeveloperTold: (row, { data: { passed, failed, words }, metadata: { effectiveAt: toldAt } }) =>
      row && { ...row, told: { passed, failed, words, toldAt } },
  },
};
