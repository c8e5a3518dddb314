import type { Members } from '#scrutiny';
import { whose } from './obligation-ids.members.js';
import type { ObligationDemandEvent } from './obligation.demand.events.js';

const sum = { ...whose, pence: 'public' } as const;
const worked = { ...sum, working: 'public' } as const;
const changed = { ...worked, beforePence: 'public' } as const;

export const obligationDemandMembers: Members<ObligationDemandEvent> = {
  ContributionDemanded: { ...worked, day: 'public', payBy: 'public', demandedBy: 'full' },
  DemandCorrectionProposed: changed,
  DemandCorrected: { ...changed, reasons: 'public', acceptedBy: 'full' },
  DemandCorrectionDeclined: { ...sum, reasons: 'public', declinedBy: 'full' },
  ContributionInvoiced: { ...sum, invoiceNumber: 'public', day: 'public', invoicedBy: 'full' },
  DemandDisputed: { ...whose, day: 'public', reasons: 'public', recordedBy: 'full' },
  DisputeSettled: { ...sum, day: 'public', beforePence: 'public', reasons: 'public', settledBy: 'full' },
  ContributionWrittenOff: {
    ...sum, day: 'public', reasons: 'public', decidedBy: 'full', delegation: 'public', dutiesRevision: 'public',
  },
};
