import type { Policy } from '#event-store';
import type { ConfirmationAsked } from '../application/application.helping.events.js';

/** The group hears what was filled in in its name, and that only it can send it. */
export const whenConfirmationAsked: Policy<ConfirmationAsked> = {
  name: 'when-confirmation-asked.email-group',
  startsFrom: 'now',
  when: {
    async ConfirmationAsked({ data: { applicationId } }, acts) {
      acts.mail('application-to-confirm', { applicationId });
    },
  },
};
