import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Recorded, View } from '#event-store';
import type { Sealed } from '#kernel';
import type { InformationRequestAnswered, InformationRequestEvent, PreparedPart } from './request.events.js';
import type { Channel, RequestKind } from './request.rules.js';

type Answered = InformationRequestAnswered['data'];
export type RequestAnswer = Pick<Answered, 'outcome' | 'exemptions' | 'reasons' | 'answeredOn'>;

@Entity('information_request')
export class RequestRow {
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') kind!: RequestKind;
  @Column('text') channel!: Channel;
  @Column('text', { name: 'received_on' }) receivedOn!: string;
  @Column('text', { name: 'due_on' }) dueOn!: string;
  @Column('jsonb') asker!: Sealed;
  @Column('jsonb', { nullable: true }) contact!: Sealed | null;
  @Column('jsonb') asks!: Sealed;
  @Column('text', { nullable: true }) about!: string | null;
  @Column('text', { name: 'acknowledged_on', nullable: true }) acknowledgedOn!: string | null;
  @Column('jsonb', { name: 'extension_reason', nullable: true }) extensionReason!: Sealed | null;
  @Column('jsonb', { nullable: true }) parts!: readonly PreparedPart[] | null;
  @Column('jsonb', { nullable: true }) answer!: RequestAnswer | null;
}

type Of<T extends InformationRequestEvent['type']> = Recorded<Extract<InformationRequestEvent, { type: T }>>;

function received({ data }: Of<'InformationRequestReceived'>): RequestRow {
  const { requestId: id, recordedBy: _, ...rest } = data;
  return { id, ...rest, acknowledgedOn: null, extensionReason: null, parts: null, answer: null };
}

/** Requests about data and for information, each with its clock. */
export const informationRequests: View<RequestRow, InformationRequestEvent> = {
  name: 'information_requests',
  version: 1,
  row: RequestRow,
  key: ({ data }) => data.requestId,
  evolve: {
    InformationRequestReceived: (_, event) => received(event),
    InformationRequestAcknowledged: (row, { data: { acknowledgedOn } }) => row && { ...row, acknowledgedOn },
    InformationRequestExtended: (row, { data: { dueOn, reason: extensionReason } }) =>
      row && { ...row, dueOn, extensionReason },
    CasePreparedForAnswer: (row, { data: { parts } }) => row && { ...row, parts },
    InformationRequestAnswered: (row, { data: { outcome, exemptions, reasons, answeredOn } }) =>
      row && { ...row, answer: { outcome, exemptions, reasons, answeredOn } },
  },
};
