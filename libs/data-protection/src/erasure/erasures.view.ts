import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Instant } from '#kernel';
import type { ErasureEvent, SubjectErased } from './erasure.events.js';
import { type Approval, isEnough } from './erasure.state.js';

export type ErasureReport = Pick<SubjectErased['data'], 'keys' | 'texts' | 'mails' | 'stayed'>;

@Entity('erasure')
export class ErasureRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') subject!: string;
  @Column('text', { name: 'legal_basis' }) legalBasis!: string;
  @Column('jsonb') controllers!: readonly string[];
  @Column('text', { name: 'requested_by' }) requestedBy!: string;
  @Column('text', { name: 'requested_at' }) requestedAt!: Instant;
  @Column('text', { name: 'due_at' }) dueAt!: Instant;
  @Column('jsonb') approvals!: readonly Approval[];
  @Column('text') status!: 'requested' | 'approved' | 'declined' | 'erased';
  @Column('text', { nullable: true }) exemption!: string | null;
  @Column('text', { name: 'settled_at', nullable: true }) settledAt!: Instant | null;
  @Column('jsonb', { nullable: true }) report!: ErasureReport | null;
}

/** Requests to erase, and what became of each. */
export const erasures: View<ErasureRow, ErasureEvent> = {
  name: 'erasures',
  version: 1,
  row: ErasureRow,
  key: ({ data }) => data.erasureId,
  evolve: {
    SubjectErasureRequested: (_, { data: { erasureId: id, ...data }, metadata }) => ({
      id, ...data, requestedAt: metadata.effectiveAt, approvals: [], status: 'requested', exemption: null,
      settledAt: null, report: null,
    }),
    ErasureApproved(row, { data: { approvedBy, organisationId } }) {
      if (!row) return row;
      const approvals = [...row.approvals, { approvedBy, organisationId }];
      return { ...row, approvals, status: isEnough(approvals, row.controllers) ? 'approved' : 'requested' };
    },
    ErasureDeclined: (row, { data: { exemption }, metadata }) =>
      row && { ...row, status: 'declined', exemption, settledAt: metadata.effectiveAt },
    SubjectErased: (row, { data: { keys, texts, mails, stayed }, metadata }) => row && {
      ...row, status: 'erased', settledAt: metadata.effectiveAt, report: { keys, texts, mails, stayed },
    },
    ErasureRepeated: (row, { data: { erasureId: id, erasedAt: at, approvedBy, subject, legalBasis } }) => ({
      ...(row ?? {
        id, subject, legalBasis, controllers: [], requestedBy: '', requestedAt: at, dueAt: at, exemption: null,
        report: null, approvals: approvedBy.map((one) => ({ approvedBy: one, organisationId: '' })),
      }),
      status: 'erased', settledAt: at,
    }),
  },
};
