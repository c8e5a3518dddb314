import type { Members } from '#scrutiny';
import { whose } from './application-ids.members.js';
import type { DecisionEvent } from './application.decision.sentences.js';

const offer = { ...whose, pence: 'public' } as const;

/** The group is not told how many others were ranked above it. */
export const applicationDecisionMembers: Members<DecisionEvent> = {
  GrantAwarded: {
    ...offer, askedPence: 'public', reasons: 'public', decidedBy: 'full', acceptBy: 'public', callIn: 'public',
  },
  ApplicationDeclined: {
    ...whose, reasons: 'group', decidedBy: 'full', interestsRevision: 'group', assessmentRevision: 'group',
    rank: 'full', delegation: 'group', dutiesRevision: 'group', panel: 'group',
  },
  GrantAccepted: offer,
  GrantRefused: offer,
  OfferLapsed: { ...offer, acceptBy: 'public' },
};
