import type { Members } from '#scrutiny';
import type { ApplicationCallInEvent } from './application.call-in.events.js';
import { whose } from './application-ids.members.js';

const again = {
  ...whose, pence: 'public', reasons: 'public', decidedBy: 'full', delegation: 'public', interestsRevision: 'public',
  dutiesRevision: 'public', panel: 'public',
} as const;

export const applicationCallInMembers: Members<ApplicationCallInEvent> = {
  AwardCalledIn: whose,
  AwardReferredBack: { ...whose, by: 'public' },
  OfferReleased: { ...whose, cause: 'public', pence: 'public', acceptBy: 'public' },
  AwardConfirmed: { ...again, acceptBy: 'public' },
  AwardTakenBack: again,
};
