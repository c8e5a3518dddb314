import type { Policy } from '#event-store';
import { daysAfter, isBefore } from '#kernel';
import { application } from '../application/application.decider.js';
import type { ApplicationDeclined, GrantAwarded } from '../application/application.events.js';
import { applicationStream } from '../application/application.state.js';

const daysBefore = 3;

/** The group learns of the decision, and is reminded of an offer before it lapses. */
export const whenDecisionMade: Policy<GrantAwarded | ApplicationDeclined> = {
  name: 'when-decision-made.email-group',
  startsFrom: 'now',
  when: {
    async GrantAwarded({ data: { applicationId, acceptBy }, metadata: { effectiveAt } }, acts) {
      acts.mail('grant-offered', { applicationId });
      const remindAt = daysAfter(acceptBy, -daysBefore);
      if (isBefore(effectiveAt, remindAt)) acts.remind('offer-open', remindAt, { applicationId });
    },
    async ApplicationDeclined({ data: { applicationId } }, acts) {
      acts.mail('application-declined', { applicationId });
    },
  },
  due: {
    async 'offer-open'({ data }, acts) {
      const applicationId = data.applicationId!;
      const { state } = await acts.load(application, applicationStream(applicationId));
      if (state.status === 'awarded') acts.mail('offer-reminder', { applicationId });
    },
  },
};
