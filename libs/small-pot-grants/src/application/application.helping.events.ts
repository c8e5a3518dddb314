import type { Event, Instant, Sealed } from '#kernel';
import type { Page } from './application.answers.events.js';

/** How a group that fills in nothing itself told what it wants, and that somebody may fill it in. */
export const channels = ['paper', 'phone', 'in-person'] as const;
export type Channel = (typeof channels)[number];
/** Somebody of an organisation that helps groups, or of the funder itself. */
export type FillsInAs = 'helper' | 'officer';

type Fact<Type extends string, Data extends object> =
  Event<Type, Readonly<{ applicationId: string; roundId: string }> & Data>;

/** The group lets an organisation's helpers fill in its draft. They neither see its contacts nor send it. */
export type HelperPermitted = Fact<'HelperPermitted', { organisationId: string }>;
/** The group lets them no longer, or those who began it in its name. */
export type HelperPermissionEnded = Fact<'HelperPermissionEnded', { organisationId: string }>;
/**
 * Somebody began it in the group's name. `how`: the group gave its permission, in the words of whoever began it; sealed
 * under `person:<applicantId>`. `receivedAt`: when it was told, or the paper came.
 */
export type StartedOnBehalf = Fact<'StartedOnBehalf', {
  startedBy: string; as: FillsInAs; organisationId: string; channel: Channel; receivedAt: Instant; how: Sealed;
}>;
/** Somebody filled in a page in the group's name: the answer stands just before it. `half`: it is no answer yet. */
export type FilledInForGroup = Fact<'FilledInForGroup', {
  page: Page; half: boolean; filledInBy: string; as: FillsInAs; organisationId: string;
}>;
/** Whoever filled it in asked the group to look at it, and to send it. */
export type ConfirmationAsked =
  Fact<'ConfirmationAsked', { askedBy: string; organisationId: string; askedAt: Instant }>;

export type ApplicationHelpingEvent =
  | HelperPermitted | HelperPermissionEnded | StartedOnBehalf | FilledInForGroup | ConfirmationAsked;
