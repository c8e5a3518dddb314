import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PENCE, type View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { ProposalAccepted, ProposalEvent } from './proposal.events.js';
import type { ProposalStatus } from './proposal.state.js';

export type ProposalFunding = Pick<ProposalAccepted['data'], 'obligationId' | 'allocationId' | 'pence'>;
/** What the council decided last, and why. */
export type ProposalDecision = Readonly<{
  outcome: 'accepted' | 'declined'; reasons: Sealed; decidedBy: string; decidedAt: Instant;
}>;

@Entity('proposal')
export class ProposalRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') reference!: string;
  @Column('text') funderId!: string;
  @Column('text') proposerId!: string;
  @Column('text', { nullable: true }) organisationId!: string | null;
  @Column('jsonb') group!: Sealed;
  @Column('jsonb') facility!: Sealed;
  @Column('jsonb') place!: Sealed;
  @Column('text', { nullable: true }) wardCode!: string | null;
  @Column('jsonb') forWhom!: Sealed;
  @Column(PENCE) costPence!: number;
  @Column('int', { nullable: true }) readyYear!: number | null;
  @Column('jsonb') contactName!: Sealed;
  @Column('jsonb') contactEmail!: Sealed;
  @Column('text') status!: ProposalStatus;
  @Column('text') madeAt!: Instant;
  /** In which it was put forward. */
  @Column('jsonb') consultationIds!: readonly string[];
  @Column('jsonb', { nullable: true }) funding!: ProposalFunding | null;
  @Column('jsonb', { nullable: true }) decision!: ProposalDecision | null;
}

/** What groups propose, and what became of it. */
export const proposals: View<ProposalRow, ProposalEvent> = {
  name: 'proposals',
  version: 1,
  row: ProposalRow,
  key: ({ data }) => data.proposalId,
  evolve: {
    ProposalMade(_, { data: { proposalId: id, consultationId, ...data }, metadata: { effectiveAt: madeAt } }) {
      const consultationIds = consultationId === null ? [] : [consultationId];
      return { ...data, id, madeAt, status: 'standing', consultationIds, funding: null, decision: null };
    },
    ProposalPutForward: (row, { data: { consultationId } }) =>
      row && { ...row, consultationIds: [...row.consultationIds, consultationId] },
    ProposalWithdrawn: (row) => row && { ...row, status: 'withdrawn' },
    ProposalAccepted(row, { data: { obligationId, allocationId, pence, reasons, decidedBy }, metadata }) {
      const decision = { outcome: 'accepted', reasons, decidedBy, decidedAt: metadata.effectiveAt } as const;
      return row && { ...row, status: 'accepted', funding: { obligationId, allocationId, pence }, decision };
    },
    ProposalFundingReleased: (row) => row && { ...row, status: 'standing', funding: null },
    ProposalDeclined(row, { data: { reasons, decidedBy }, metadata: { effectiveAt: decidedAt } }) {
      return row && { ...row, status: 'declined', decision: { outcome: 'declined', reasons, decidedBy, decidedAt } };
    },
  },
};
