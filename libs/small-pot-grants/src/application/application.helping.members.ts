import type { Members } from '#scrutiny';
import { whose } from './application-ids.members.js';
import type { ApplicationHelpingEvent } from './application.helping.events.js';

export const applicationHelpingMembers: Members<ApplicationHelpingEvent> = {
  HelperPermitted: { ...whose, organisationId: 'full' },
  HelperPermissionEnded: { ...whose, organisationId: 'full' },
  StartedOnBehalf: {
    ...whose, startedBy: 'full', as: 'group', organisationId: 'full', channel: 'group', receivedAt: 'group',
    how: 'full',
  },
  FilledInForGroup: {
    ...whose, page: 'group', half: 'group', filledInBy: 'full', as: 'group', organisationId: 'full',
  },
  ConfirmationAsked: { ...whose, askedBy: 'full', organisationId: 'full', askedAt: 'group' },
};
