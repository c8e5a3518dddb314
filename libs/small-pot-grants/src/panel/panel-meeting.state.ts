import { type Evolve, Refusal } from '#kernel';
import type {
  Motion, PanelMeetingEvent, PanelVoteCorrected, PanelVoteRecorded, Tally,
} from './panel-meeting.events.js';

/** How the panel voted on one application, and whether the chair has signed it. */
export type Voted = Readonly<{ motion: Motion; tally: Tally; memberIds: readonly string[]; isSigned: boolean }>;

export type Held = Readonly<{
  status: 'open' | 'signed'; meetingId: string; roundId: string; funderId: string; quorum: number | null;
  /** Person by member; null where the member has no account. */
  members: Readonly<Record<string, string | null>>;
  /** Everybody who wrote any part of the minutes. */
  clerks: readonly string[];
  /** The applications that are closed to each member. */
  interests: Readonly<Record<string, readonly string[]>>;
  votes: Readonly<Record<string, Voted>>;
  /** How many entries the minutes have: who signs says up to which they have read. */
  entries: number;
}>;
export type PanelMeeting = Readonly<{ status: 'none' }> | Held;

export const panelMeetingStream = (meetingId: string) => `panel-meeting-${meetingId}`;

export function held(state: PanelMeeting): Held {
  if (state.status === 'none') throw new Refusal('no-such-meeting', 'There is no such meeting');
  return state;
}

const by = (state: Held, clerk: string): Held =>
  ({ ...state, clerks: [...new Set([...state.clerks, clerk])], entries: state.entries + 1 });

function voted(state: PanelMeeting, { data }: PanelVoteRecorded | PanelVoteCorrected): Held {
  const { applicationId, motion, tally, votes, recordedBy } = data;
  const vote = { motion, tally, memberIds: votes.map(({ memberId }) => memberId), isSigned: false };
  const known = held(state);
  return by({ ...known, votes: { ...known.votes, [applicationId]: vote } }, recordedBy);
}

export const evolvePanelMeeting: Evolve<PanelMeeting, PanelMeetingEvent> = {
  PanelMeetingOpened: (_, { data: { meetingId, roundId, funderId, quorum, present, clerkId } }) => ({
    status: 'open', meetingId, roundId, funderId, quorum, clerks: [clerkId], interests: {}, votes: {}, entries: 1,
    members: Object.fromEntries(present.map(({ memberId, personId }) => [memberId, personId])),
  }),
  PanelInterestDeclared(state, { data: { memberId, applicationId, recordedBy } }) {
    const known = held(state);
    const interests = { ...known.interests, [memberId]: [...(known.interests[memberId] ?? []), applicationId] };
    const { [applicationId]: vote, ...others } = known.votes;
    const isVoid = vote === undefined || vote.memberIds.includes(memberId);
    return by({ ...known, interests, votes: isVoid ? others : known.votes }, recordedBy);
  },
  PanelVoteRecorded: voted,
  PanelVoteCorrected: voted,
  PanelMinutesSigned(state) {
    const signed = Object.entries(held(state).votes).map(([id, vote]) => [id, { ...vote, isSigned: true }] as const);
    return { ...held(state), status: 'signed', votes: Object.fromEntries(signed) };
  },
};
