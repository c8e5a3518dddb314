import type { Policy } from '#event-store';
import type { AwardConfirmed, OfferReleased } from '../application/application.call-in.events.js';
import type { GrantAwarded } from '../application/application.events.js';
import { application } from '../application/application.decider.js';

/** An offer that nobody answers lapses, so that the money can help somebody else. */
export const whenGrantAwarded: Policy<GrantAwarded | OfferReleased | AwardConfirmed> = {
  name: 'when-grant-awarded.lapse-offer',
  startsFrom: 'beginning',
  when: {
    async GrantAwarded({ data: { applicationId, acceptBy, callIn } }, acts) {
      if (!callIn?.canBeCalledIn) acts.remind('offer-lapses', acceptBy, { applicationId });
    },
    async OfferReleased({ data: { applicationId, acceptBy } }, acts) {
      acts.remind('offer-lapses', acceptBy, { applicationId });
    },
    async AwardConfirmed({ data: { applicationId, acceptBy } }, acts) {
      acts.remind('offer-lapses', acceptBy, { applicationId });
    },
  },
  due: {
    async 'offer-lapses'({ dueAt, data }, acts) {
      // Refused where the group has answered in time: then there is nothing left to do.
      await acts.execute(application, { type: 'LapseOffer', applicationId: data.applicationId!, at: dueAt });
    },
  },
};
