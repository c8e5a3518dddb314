import type { Members } from '#scrutiny';
import type { PanelMeetingEvent } from './panel-meeting.events.js';

const meeting = { meetingId: 'public', roundId: 'public' } as const;
/** How many voted how is public; who voted how is not. */
const vote = {
  ...meeting, applicationId: 'public', motion: 'public', votes: 'full', tally: 'public', reasons: 'group',
  recordedBy: 'full',
} as const;

export const panelMembers: Members<PanelMeetingEvent> = {
  PanelMeetingOpened: {
    ...meeting, funderId: 'public', heldOn: 'public', present: 'full', quorum: 'public', clerkId: 'full',
    roundRevision: 'public',
  },
  PanelInterestDeclared: { ...meeting, applicationId: 'public', memberId: 'full', nature: 'full', recordedBy: 'full' },
  PanelVoteRecorded: vote,
  PanelMinutesSigned: { ...meeting, signedBy: 'full', applicationIds: 'full' },
  PanelVoteCorrected: { ...vote, because: 'full' },
};
