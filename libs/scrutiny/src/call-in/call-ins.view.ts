import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Recorded, View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type {
  CalledInDecisionReleased, CallInAskedFor, CallInEvent, CallInPeriodOpened, CallInSentToCouncil, DecisionExempted,
  DecisionReferredBack,
} from './call-in.events.js';
import type { CallInStatus } from './call-in.state.js';

export type Asked = Readonly<{ askedBy: string; askedAt: Instant; reasons: Sealed }>;
/** What a meeting said, and when that was put on record. */
export type Said = Readonly<{
  said: 'released' | 'referred-back' | 'with-council'; by: 'committee' | 'council'; heldOn: string; minute: Sealed;
  at: Instant;
}>;

@Entity('call_in')
export class CallInRow {
  /** `<organisation>/<reference>`. */
  @PrimaryColumn('text') id!: string;
  @Column('text') organisationId!: string;
  @Column('text') reference!: string;
  @Column('text') status!: CallInStatus | 'exempt';
  @Column('text', { nullable: true }) publishedAt!: Instant | null;
  /** The last moment at which it can be called in. */
  @Column('text', { nullable: true }) until!: Instant | null;
  @Column('integer') members!: number;
  @Column('jsonb') asked!: readonly Asked[];
  @Column('jsonb') said!: readonly Said[];
  /** Why it was taken out as urgent. */
  @Column('jsonb', { nullable: true }) urgent!: Sealed | null;
}

const id = ({ organisationId, reference }: { organisationId: string; reference: string }) =>
  `${organisationId}/${reference}`;

const exempted = ({ data: { organisationId, reference, reasons } }: Recorded<DecisionExempted>): CallInRow => ({
  id: id({ organisationId, reference }), organisationId, reference, status: 'exempt', publishedAt: null, until: null,
  members: 0, asked: [], said: [], urgent: reasons,
});

const opened = ({ data, metadata }: Recorded<CallInPeriodOpened>): CallInRow => {
  const { organisationId, reference, until, members } = data;
  const published = { publishedAt: metadata.effectiveAt, until, members };
  return { id: id(data), organisationId, reference, status: 'open', ...published, asked: [], said: [], urgent: null };
};

const asked = (row: CallInRow | undefined, { data, metadata }: Recorded<CallInAskedFor>) => {
  const { askedBy, reasons } = data;
  return row && { ...row, asked: [...row.asked, { askedBy, reasons, askedAt: metadata.effectiveAt }] };
};

type Settled = Recorded<CalledInDecisionReleased | DecisionReferredBack | CallInSentToCouncil>;
function said(row: CallInRow | undefined, { data, metadata: { effectiveAt: at } }: Settled, what: Said['said']) {
  if (!row) return row;
  const { heldOn, minute } = data;
  const by = 'by' in data ? data.by : 'committee';
  return { ...row, status: what, said: [...row.said, { said: what, by, heldOn, minute, at }] };
}

/** Decisions that councillors can look at before anything comes of them, and what came of that. */
export const callIns: View<CallInRow, CallInEvent> = {
  name: 'call_ins',
  version: 1,
  row: CallInRow,
  key: ({ data }) => id(data),
  evolve: {
    DecisionExempted: (_, event) => exempted(event),
    CallInPeriodOpened: (_, event) => opened(event),
    CallInAskedFor: asked,
    DecisionCalledIn: (row) => row && { ...row, status: 'called-in' },
    CallInPeriodEnded: (row) => row && { ...row, status: 'not-called-in' },
    CalledInDecisionReleased: (row, event) => said(row, event, 'released'),
    DecisionReferredBack: (row, event) => said(row, event, 'referred-back'),
    CallInSentToCouncil: (row, event) => said(row, event, 'with-council'),
    CallInClosed: (row) => row && { ...row, status: 'closed' },
  },
};
