import type { Acts, Policy } from '#event-store';
import { daysAfter, isBefore } from '#kernel';
import type { AwardCalledIn, AwardConfirmed, AwardTakenBack, OfferReleased } from
  '../application/application.call-in.events.js';
import { application } from '../application/application.decider.js';
import type { ApplicationDeclined, GrantAwarded } from '../application/application.events.js';
import { applicationStream } from '../application/application.state.js';

const daysBefore = 3;

type Made = GrantAwarded | ApplicationDeclined | AwardCalledIn | OfferReleased | AwardConfirmed | AwardTakenBack;

/** The group learns of the decision, and is reminded of an offer before it lapses. */
export const whenDecisionMade: Policy<Made> = {
  name: 'when-decision-made.email-group',
  startsFrom: 'now',
  when: {
    async GrantAwarded({ data, metadata: { effectiveAt } }, acts) {
      if (data.callIn?.canBeCalledIn) acts.mail('grant-held', { applicationId: data.applicationId });
      else offerTo(data, effectiveAt, acts);
    },
    async AwardCalledIn({ data: { applicationId } }, acts) {
      acts.mail('grant-called-in', { applicationId });
    },
    async OfferReleased({ data, metadata: { effectiveAt } }, acts) {
      offerTo(data, effectiveAt, acts);
    },
    async AwardConfirmed({ data, metadata: { effectiveAt } }, acts) {
      offerTo(data, effectiveAt, acts);
    },
    async AwardTakenBack({ data: { applicationId } }, acts) {
      acts.mail('grant-taken-back', { applicationId });
    },
    async ApplicationDeclined({ data: { applicationId } }, acts) {
      acts.mail('application-declined', { applicationId });
    },
  },
  due: {
    async 'offer-open'({ data }, acts) {
      const applicationId = data.applicationId!;
      const { state } = await acts.load(application, applicationStream(applicationId));
      if (state.status === 'awarded' && !state.hold) acts.mail('offer-reminder', { applicationId });
    },
  },
};

type Offer = Pick<GrantAwarded['data'], 'applicationId' | 'acceptBy'>;

function offerTo({ applicationId, acceptBy }: Offer, at: string, acts: Acts) {
  acts.mail('grant-offered', { applicationId });
  const remindAt = daysAfter(acceptBy, -daysBefore);
  if (isBefore(at, remindAt)) acts.remind('offer-open', remindAt, { applicationId });
}
