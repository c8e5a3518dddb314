import type { Members } from '#scrutiny';
import type { PlanningApplicationEvent } from './planning-application.events.js';

const whose = { planningApplicationId: 'public' } as const;

export const planningApplicationMembers: Members<PlanningApplicationEvent> = {
  PlanningApplicationReceived: {
    ...whose, funderId: 'public', reference: 'public', site: 'public', wardCodes: 'full', dwellings: 'public',
    developer: 'public', developerEmail: 'full', receivedOn: 'public', recordedBy: 'full',
  },
  RequestTested: {
    ...whose, proposalId: 'public', necessary: 'public', related: 'public', fair: 'public', passes: 'public',
    testedBy: 'full',
  },
  DeveloperTold: { ...whose, passed: 'full', failed: 'full', words: 'public', toldBy: 'full' },
};
