import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Recorded, View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { DocumentRequestEvent, DocumentsAskedFor } from './document-request.events.js';
import type { ExemptPart } from './exempt.rules.js';

@Entity('document_request')
export class DocumentRequestRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') organisationId!: string;
  /** Null where it is about no case. */
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('text') status!: 'asked' | 'given' | 'refused';
  @Column('text') askedBy!: string;
  @Column('text') askedAt!: Instant;
  @Column('text') answerBy!: Instant;
  @Column('jsonb') what!: Sealed;
  @Column('jsonb') why!: Sealed;
  /** The answer, or the reasons of a refusal. */
  @Column('jsonb', { nullable: true }) answer!: Sealed | null;
  @Column('jsonb') exempt!: readonly ExemptPart[];
  @Column('text', { nullable: true }) answeredAt!: Instant | null;
}

function asked({ data, metadata: { effectiveAt: askedAt } }: Recorded<DocumentsAskedFor>): DocumentRequestRow {
  const { requestId: id, ...rest } = data;
  return { id, ...rest, status: 'asked', askedAt, answer: null, exempt: [], answeredAt: null };
}

/** What scrutiny committees ask to see, and the answers. */
export const documentRequests: View<DocumentRequestRow, DocumentRequestEvent> = {
  name: 'document_requests',
  version: 1,
  row: DocumentRequestRow,
  key: ({ data }) => data.requestId,
  evolve: {
    DocumentsAskedFor: (_, event) => asked(event),
    DocumentsGiven: (row, { data: { answer, exempt }, metadata: { effectiveAt: answeredAt } }) =>
      row && { ...row, status: 'given', answer, exempt, answeredAt },
    DocumentsRefused: (row, { data: { reasons: answer }, metadata: { effectiveAt: answeredAt } }) =>
      row && { ...row, status: 'refused', answer, answeredAt },
  },
};
