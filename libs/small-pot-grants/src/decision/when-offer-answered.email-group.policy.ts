import type { Policy } from '#event-store';
import type { GrantAccepted, GrantRefused, OfferLapsed } from '../application/application.events.js';

/** What became of the offer, in writing. */
export const whenOfferSettled: Policy<GrantAccepted | GrantRefused | OfferLapsed> = {
  name: 'when-offer-answered.email-group',
  startsFrom: 'now',
  when: {
    async GrantAccepted({ data: { applicationId } }, acts) {
      acts.mail('grant-accepted', { applicationId });
    },
    async GrantRefused({ data: { applicationId } }, acts) {
      acts.mail('grant-refused', { applicationId });
    },
    async OfferLapsed({ data: { applicationId } }, acts) {
      acts.mail('offer-lapsed', { applicationId });
    },
  },
};
