import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Recorded, View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type {
  Attendee, MemberVote, Motion, PanelInterestDeclared, PanelMeetingEvent, PanelVoteCorrected, PanelVoteRecorded, Tally,
} from './panel-meeting.events.js';

export type MinutedInterest = Readonly<{ applicationId: string; memberId: string; nature: Sealed }>;
/** `because`: why it was corrected after it was signed, if it was. */
export type MinutedVote = Readonly<{
  applicationId: string; motion: Motion; votes: readonly MemberVote[]; tally: Tally; reasons: Sealed;
  because: Sealed | null; isSigned: boolean;
}>;

@Entity('panel_meeting')
export class PanelMeetingRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') roundId!: string;
  @Column('text') funderId!: string;
  @Column('text') heldOn!: string;
  @Column('jsonb') present!: readonly Attendee[];
  @Column('int', { nullable: true }) quorum!: number | null;
  @Column('text') clerkId!: string;
  @Column('jsonb') interests!: readonly MinutedInterest[];
  @Column('jsonb') votes!: readonly MinutedVote[];
  @Column('int') entries!: number;
  @Column('text', { nullable: true }) signedBy!: string | null;
  /** When the minutes were last signed. */
  @Column('text', { nullable: true }) signedAt!: Instant | null;
}

type Row = PanelMeetingRow | undefined;

function declared(row: Row, { data: { applicationId, memberId, nature } }: Recorded<PanelInterestDeclared>) {
  if (!row) return row;
  const isVoid = (vote: MinutedVote) =>
    vote.applicationId === applicationId && vote.votes.some((one) => one.memberId === memberId);
  return {
    ...row, entries: row.entries + 1, interests: [...row.interests, { applicationId, memberId, nature }],
    votes: row.votes.filter((vote) => !isVoid(vote)),
  };
}

function voted(row: Row, { data }: Recorded<PanelVoteRecorded | PanelVoteCorrected>, because: Sealed | null) {
  if (!row) return row;
  const { applicationId, motion, votes, tally, reasons } = data;
  const others = row.votes.filter((vote) => vote.applicationId !== applicationId);
  const vote = { applicationId, motion, votes, tally, reasons, because, isSigned: false };
  return { ...row, votes: [...others, vote], entries: row.entries + 1 };
}

/** The minutes of each panel's meeting. */
export const panelMeetings: View<PanelMeetingRow, PanelMeetingEvent> = {
  name: 'panel_meetings',
  version: 1,
  row: PanelMeetingRow,
  key: ({ data }) => data.meetingId,
  evolve: {
    PanelMeetingOpened: (_, { data: { meetingId: id, roundId, funderId, heldOn, present, quorum, clerkId } }) => ({
      id, roundId, funderId, heldOn, present, quorum, clerkId, interests: [], votes: [], entries: 1, signedBy: null,
      signedAt: null,
    }),
    PanelInterestDeclared: declared,
    PanelVoteRecorded: (row, event) => voted(row, event, null),
    PanelVoteCorrected: (row, event) => voted(row, event, event.data.because),
    PanelMinutesSigned: (row, { data: { signedBy }, metadata: { effectiveAt: signedAt } }) =>
      row && { ...row, signedBy, signedAt, votes: row.votes.map((vote) => ({ ...vote, isSigned: true })) },
  },
};
