import type { Sealed } from '#kernel';
import type { PanelEvidence, PanelFacts } from './panel-evidence.rules.js';
import type {
  PanelInterestDeclared, PanelMeetingOpened, PanelMinutesSigned, PanelVoteCorrected, PanelVoteRecorded,
} from './panel-meeting.events.js';

// The meeting that the specs tell of: Nia writes, Cass is the chair, and of the volunteers Pat has no account.

const text = (label: string): Sealed => ({ _sd: label });
const one = { meetingId: 'm1', roundId: 'r1' };
export const opened: PanelMeetingOpened = {
  type: 'PanelMeetingOpened',
  data: {
    ...one, funderId: 'lcc', heldOn: '2027-05-11', quorum: 2, clerkId: 'nia', roundRevision: 14,
    present: [
      { memberId: 'cass', personId: 'cass', name: text('Cass') },
      { memberId: 'zoe', personId: 'zoe', name: text('Zoe') },
      { memberId: 'volunteer-3', personId: null, name: text('Pat') },
    ],
  },
};
export const interestDeclared: PanelInterestDeclared = {
  type: 'PanelInterestDeclared',
  data: { ...one, applicationId: 'a1', memberId: 'zoe', nature: text('my brother'), recordedBy: 'nia' },
};
const vote = {
  ...one, applicationId: 'a1', motion: { outcome: 'award', pence: 300_000 }, reasons: text('good for East'),
  recordedBy: 'nia',
} as const;
export const voteRecorded: PanelVoteRecorded = {
  type: 'PanelVoteRecorded',
  data: {
    ...vote, tally: { for: 2, against: 1, abstained: 0, carried: true }, votes: [
      { memberId: 'cass', vote: 'for' }, { memberId: 'zoe', vote: 'against' }, { memberId: 'volunteer-3', vote: 'for' },
    ],
  },
};
export const minutesSigned: PanelMinutesSigned =
  { type: 'PanelMinutesSigned', data: { ...one, signedBy: 'cass', applicationIds: ['a1'] } };
export const voteCorrected: PanelVoteCorrected = {
  type: 'PanelVoteCorrected',
  data: {
    ...vote, because: text('a slip of the pen'), tally: { for: 1, against: 1, abstained: 0, carried: false },
    votes: [{ memberId: 'cass', vote: 'for' }, { memberId: 'volunteer-3', vote: 'against' }],
  },
};

/** No panel sits on it. */
export const noPanel: PanelFacts = { isChair: false, hasUnsigned: false, signed: null };
export const signedVote: PanelEvidence = {
  meetingId: 'm1', revision: 3, motion: voteRecorded.data.motion, tally: voteRecorded.data.tally,
};
