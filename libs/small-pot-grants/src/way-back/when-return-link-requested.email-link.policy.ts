import type { Policy } from '#event-store';
import type { ReturnLinkRequested } from './way-back.events.js';

/** Whoever lost the code gets it again, at an address that the group itself gave. */
export const whenReturnLinkRequested: Policy<ReturnLinkRequested> = {
  name: 'when-return-link-requested.email-link',
  startsFrom: 'now',
  when: {
    async ReturnLinkRequested({ data: { applicationId, email } }, acts) {
      acts.mail('way-back', { applicationId, to: email ? 'given' : 'contact' });
    },
  },
};
