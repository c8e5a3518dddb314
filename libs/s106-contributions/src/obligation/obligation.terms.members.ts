import type { Members } from '#scrutiny';
import { whose } from './obligation-ids.members.js';
import type { ObligationTermsEvent } from './obligation.terms.events.js';

const deed = { ...whose, agreementRevision: 'public' } as const;

export const obligationTermsMembers: Members<ObligationTermsEvent> = {
  ObligationSecured: {
    ...deed, reference: 'public', purpose: 'public', spendOn: 'public', wardCodes: 'full', terms: 'full',
    pence: 'public', deedDay: 'public', securedBy: 'full',
  },
  ObligationVaried: {
    ...deed, variationId: 'public', purpose: 'public', spendOn: 'public', wardCodes: 'full', spendBy: 'full',
    spendByDay: 'public', reasons: 'public', variedBy: 'full',
  },
  TriggerReached: { ...deed, day: 'public', by: 'public', evidence: 'full' },
  UnitsDelivered: {
    ...whose, units: 'public', deliveredBefore: 'public', deliveredAfter: 'public', day: 'public', evidence: 'full',
    recordedBy: 'full',
  },
  ObligationCommuted: {
    ...deed, variationId: 'public', units: 'public', pence: 'public', indexation: 'full', reasons: 'public',
    commutedBy: 'full',
  },
  ObligationClosed: { ...whose, day: 'public', how: 'public', closedBy: 'full' },
};
