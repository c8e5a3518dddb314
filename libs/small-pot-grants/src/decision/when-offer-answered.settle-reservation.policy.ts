import type { Acts, Policy } from '#event-store';
import type { AwardTakenBack } from '../application/application.call-in.events.js';
import type {
  ApplicationWithdrawn, GrantAccepted, GrantRefused, OfferLapsed,
} from '../application/application.events.js';
import { round } from '../round/round.decider.js';
import type { GrantReleaseCause } from '../round/round.money.events.js';

type Answered = GrantAccepted | GrantRefused | OfferLapsed | ApplicationWithdrawn | AwardTakenBack;
type Place = Readonly<{ roundId: string; applicationId: string }>;

const release = ({ roundId, applicationId }: Place, cause: GrantReleaseCause, at: string, acts: Acts) =>
  acts.execute(round, { type: 'ReleaseGrant', roundId, applicationId, cause, at });

/** The group's yes makes the reservation final; anything else gives the money back to the pot. */
export const whenOfferAnswered: Policy<Answered> = {
  name: 'when-offer-answered.settle-reservation',
  startsFrom: 'beginning',
  when: {
    async GrantAccepted({ data: { roundId, applicationId }, metadata: { effectiveAt: at } }, acts) {
      await acts.execute(round, { type: 'ConfirmGrant', roundId, applicationId, at });
    },
    async GrantRefused({ data, metadata }, acts) {
      await release(data, 'refused-by-group', metadata.effectiveAt, acts);
    },
    async OfferLapsed({ data, metadata }, acts) {
      await release(data, 'offer-lapsed', metadata.effectiveAt, acts);
    },
    async AwardTakenBack({ data, metadata }, acts) {
      await release(data, 'taken-back', metadata.effectiveAt, acts);
    },
    async ApplicationWithdrawn({ data, metadata }, acts) {
      if (data.beforeStatus === 'awarded') await release(data, 'application-withdrawn', metadata.effectiveAt, acts);
    },
  },
};
