import type { Members } from '../members.js';
import type { CallInEvent } from './call-in.events.js';

const whose = { organisationId: 'public', reference: 'public' } as const;
const said = { ...whose, about: 'full', heldOn: 'public', minute: 'public', recordedBy: 'full' } as const;

export const callInMembers: Members<CallInEvent> = {
  DecisionExempted: {
    ...whose, reasons: 'public', exemptedBy: 'full', accounts: 'full', constitutionRevision: 'public',
  },
  CallInPeriodOpened: {
    ...whose, about: 'full', decidedBy: 'full', until: 'public', members: 'public', constitutionRevision: 'public',
  },
  CallInAskedFor: { ...whose, askedBy: 'full', reasons: 'public' },
  DecisionCalledIn: { ...whose, about: 'full', members: 'public' },
  CallInPeriodEnded: { ...whose, about: 'full', asked: 'public', members: 'public' },
  CalledInDecisionReleased: { ...said, by: 'public' },
  DecisionReferredBack: { ...said, by: 'public' },
  CallInSentToCouncil: said,
  CallInClosed: { ...whose, cause: 'public' },
};
