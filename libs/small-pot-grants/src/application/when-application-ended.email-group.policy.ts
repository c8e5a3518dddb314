import type { Policy } from '#event-store';
import type { ApplicationEnded, ApplicationWithdrawn } from './application.events.js';

/** Nobody waits for an answer that will not come, and no one can withdraw an application behind its group's back. */
export const whenApplicationEnded: Policy<ApplicationEnded | ApplicationWithdrawn> = {
  name: 'when-application-ended.email-group',
  startsFrom: 'now',
  when: {
    async ApplicationEnded({ data: { applicationId } }, acts) {
      acts.mail('round-cancelled', { applicationId });
    },
    async ApplicationWithdrawn({ data: { applicationId, beforeStatus } }, acts) {
      if (beforeStatus !== 'draft') acts.mail('application-withdrawn', { applicationId });
    },
  },
};
