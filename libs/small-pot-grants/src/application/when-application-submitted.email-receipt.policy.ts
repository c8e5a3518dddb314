import type { Policy } from '#event-store';
import type { ApplicationSubmitted } from './application.events.js';

/** The group has it in writing that its application arrived. */
export const whenApplicationSubmitted: Policy<ApplicationSubmitted> = {
  name: 'when-application-submitted.email-receipt',
  startsFrom: 'now',
  when: {
    async ApplicationSubmitted({ data: { applicationId } }, acts) {
      acts.mail('application-receipt', { applicationId });
    },
  },
};
