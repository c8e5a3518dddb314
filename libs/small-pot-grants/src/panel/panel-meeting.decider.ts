import { type Command, type Decider, isDay, mustBeIds, Refusal, type Sealed } from '#kernel';
import type {
  Attendee, MemberVote, Motion, PanelInterestDeclared, PanelMeetingEvent, PanelMeetingOpened,
} from './panel-meeting.events.js';
import { evolvePanelMeeting, type Held, held, type PanelMeeting, panelMeetingStream } from './panel-meeting.state.js';
import {
  mostMembers, mustBeAMotion, mustBeEverybody, mustBeOnTheTable, mustBeVotes, type OnTheTable, tallyOf,
} from './panel-vote.rules.js';

type OneMeeting = { meetingId: string };
/** `conflicted`: members who, with an account of their own, declared an interest in it elsewhere or filled it in. */
type VoteWish = OneMeeting & {
  applicationId: string; motion: Motion; votes: readonly MemberVote[]; reasons: Sealed; recordedBy: string;
  application: OnTheTable; conflicted: readonly string[];
};
export type PanelMeetingCommand =
  | Command<'OpenPanelMeeting', PanelMeetingOpened['data'] & { roundIsClosed: boolean; today: string }>
  | Command<'DeclarePanelInterest', Omit<PanelInterestDeclared['data'], 'roundId'> & { application: OnTheTable }>
  | Command<'RecordPanelVote', VoteWish>
  | Command<'CorrectPanelVote', VoteWish & { because: Sealed }>
  | Command<'SignPanelMinutes', OneMeeting & { signedBy: string; accounts: readonly string[]; entries: number }>;

/** What a panel without devices said and voted, as its clerk records it and its chair signs it. */
export const panelMeeting: Decider<PanelMeeting, PanelMeetingCommand, PanelMeetingEvent> = {
  initialState: { status: 'none' },
  streamOf: ({ meetingId }) => panelMeetingStream(meetingId),

  decide: {
    OpenPanelMeeting({ type: _, at: __, roundIsClosed, today, ...data }, state) {
      if (state.status !== 'none') throw new Refusal('already-opened', 'These minutes exist already');
      mustBeIds([data.meetingId, data.roundId, data.funderId, data.clerkId]);
      if (!roundIsClosed) throw new Refusal('round-still-open', 'The panel votes after the round has closed');
      mustBeHeld(data.heldOn, today);
      mustBePresent(data);
      return [{ type: 'PanelMeetingOpened', data }];
    },

    DeclarePanelInterest({ type: _, at: __, application, ...data }, state) {
      const meeting = open(state);
      const { memberId, applicationId } = data;
      mustBeOnTheTable(application, meeting);
      if (!Object.hasOwn(meeting.members, memberId))
        throw new Refusal('not-a-member', 'Select a member who was there', 'memberId');
      if (meeting.interests[memberId]?.includes(applicationId))
        throw new Refusal('nothing-new', 'This interest is already in the minutes', 'memberId');
      return [{ type: 'PanelInterestDeclared', data: { ...data, roundId: meeting.roundId } }];
    },

    RecordPanelVote({ type: _, at: __, application, conflicted, ...data }, state) {
      const meeting = open(state);
      mustBeOnTheTable(application, meeting);
      mustBeAMotion(data.motion, application);
      const free = freeToVote(meeting, data.applicationId, conflicted);
      mustBeEverybody(data.votes, free);
      mustBeVotes(data.votes, free, meeting);
      const { roundId } = meeting;
      return [{ type: 'PanelVoteRecorded', data: { ...data, roundId, tally: tallyOf(data.votes) } }];
    },

    SignPanelMinutes({ meetingId, signedBy, accounts, entries }, state) {
      const { roundId, clerks, votes, entries: written } = held(state);
      const applicationIds = Object.entries(votes).filter(([, { isSigned }]) => !isSigned).map(([id]) => id);
      if (applicationIds.length === 0)
        throw new Refusal('nothing-to-sign', 'There is no vote to sign in these minutes');
      if (clerks.some((id) => accounts.includes(id)))
        throw new Refusal('clerk-cannot-sign', 'You wrote these minutes, so somebody else has to sign them');
      if (entries !== written)
        throw new Refusal('minutes-changed', 'The clerk changed the minutes while you read. Read them again.');
      return [{ type: 'PanelMinutesSigned', data: { meetingId, roundId, signedBy, applicationIds } }];
    },

    CorrectPanelVote({ type: _, at: __, application: { roundId, askedPence }, conflicted, ...data }, state) {
      const meeting = held(state);
      if (meeting.status !== 'signed')
        throw new Refusal('not-signed', 'Nobody has signed these minutes. Record the vote again instead.');
      // What was decided on it meanwhile stays decided: the record of the vote is put right all the same.
      const application = { roundId, askedPence, awaitsDecision: true };
      mustBeOnTheTable(application, meeting);
      mustBeAMotion(data.motion, application);
      mustBeVotes(data.votes, freeToVote(meeting, data.applicationId, conflicted), meeting);
      return [{ type: 'PanelVoteCorrected', data: { ...data, roundId, tally: tallyOf(data.votes) } }];
    },
  },

  evolve: evolvePanelMeeting,
};

function open(state: PanelMeeting): Held {
  const meeting = held(state);
  if (meeting.status === 'signed')
    throw new Refusal('minutes-signed', 'The chair has signed these minutes. Correct them, and say why.');
  return meeting;
}

const freeToVote = ({ members, interests }: Held, applicationId: string, conflicted: readonly string[]) =>
  Object.keys(members).filter((id) => !conflicted.includes(id) && !interests[id]?.includes(applicationId));

function mustBeHeld(heldOn: string, today: string) {
  if (!isDay(heldOn)) throw new Refusal('not-a-day', 'Enter the day on which the panel met', 'heldOn');
  if (heldOn > today)
    throw new Refusal('not-held-yet', 'The panel has not met yet on that day', 'heldOn');
}

function mustBePresent({ present, quorum }: { present: readonly Attendee[]; quorum: number | null }) {
  const ids = present.map(({ memberId }) => memberId);
  mustBeIds([...ids, ...present.flatMap(({ personId }) => personId ?? [])], 'present');
  if (ids.length === 0) throw new Refusal('nobody-present', 'Say who was there', 'present');
  if (ids.length > mostMembers)
    throw new Refusal('too-many-members', `A panel has ${mostMembers} members at most`, 'present');
  if (new Set(ids).size < ids.length) throw new Refusal('member-twice', 'Name each member once', 'present');
  if (quorum !== null && ids.length < quorum)
    throw new Refusal('no-quorum', `${ids.length} were there. The round asks for ${quorum}.`, 'present');
}
