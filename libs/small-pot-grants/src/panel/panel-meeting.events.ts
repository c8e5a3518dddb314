import type { Event, Sealed } from '#kernel';

type Fact<Type extends string, Data extends object> =
  Event<Type, Readonly<{ meetingId: string; roundId: string }> & Data>;

/** Somebody on the panel. `personId` is null for a volunteer who has no account: the name is all that is known. */
export type Attendee = Readonly<{ memberId: string; personId: string | null; name: Sealed }>;
export const votes = ['for', 'against', 'abstained'] as const;
export type Vote = (typeof votes)[number];
export type MemberVote = Readonly<{ memberId: string; vote: Vote }>;
/** What the panel votes on: to award so many pence, or to decline (0 pence). */
export type Motion = Readonly<{ outcome: 'award' | 'decline'; pence: number }>;
/** More for it than against it. With as many against it, it is not carried. */
export type Tally = Readonly<{ for: number; against: number; abstained: number; carried: boolean }>;

/** The clerk opens the minutes. `quorum` is how many have to vote, as the round says; null where it says nothing. */
export type PanelMeetingOpened = Fact<'PanelMeetingOpened', {
  funderId: string; heldOn: string; present: readonly Attendee[]; quorum: number | null; clerkId: string;
  roundRevision: number;
}>;
/** Said in the meeting. It closes the application to that member, and a vote that they cast on it counts no more. */
export type PanelInterestDeclared =
  Fact<'PanelInterestDeclared', { applicationId: string; memberId: string; nature: Sealed; recordedBy: string }>;
type VoteData = Readonly<{
  applicationId: string; motion: Motion; votes: readonly MemberVote[]; tally: Tally; reasons: Sealed;
  recordedBy: string;
}>;
/** How the panel voted on one application. Recorded again before the chair signs, the last one counts. */
export type PanelVoteRecorded = Fact<'PanelVoteRecorded', VoteData>;
/** The chair says that the minutes are true: from now on these votes can be decided on. */
export type PanelMinutesSigned =
  Fact<'PanelMinutesSigned', { signedBy: string; applicationIds: readonly string[] }>;
/** What was signed was wrong. It says why, and counts when the chair has signed again. */
export type PanelVoteCorrected = Fact<'PanelVoteCorrected', VoteData & { because: Sealed }>;

export type PanelMeetingEvent =
  | PanelMeetingOpened | PanelInterestDeclared | PanelVoteRecorded | PanelMinutesSigned | PanelVoteCorrected;
