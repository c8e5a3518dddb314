import type { Policy } from '#event-store';
import type {
  CalledInDecisionReleased, CallInPeriodEnded, DecisionCalledIn, DecisionReferredBack,
} from '#scrutiny';
import { application } from '../application/application.decider.js';

type WentOn = DecisionCalledIn | CallInPeriodEnded | CalledInDecisionReleased | DecisionReferredBack;

/** The offer waits while scrutiny looks at the decision, and goes out when scrutiny's own record says that it may. */
export const whenCallInWentOn: Policy<WentOn> = {
  name: 'when-call-in-went-on.move-offer',
  startsFrom: 'beginning',
  when: {
    async DecisionCalledIn({ data: { about: { id: applicationId } }, metadata: { effectiveAt: at } }, acts) {
      await acts.execute(application, { type: 'HoldForCallIn', applicationId, at });
    },
    async CallInPeriodEnded({ data: { about: { id: applicationId } }, metadata: { effectiveAt: at } }, acts) {
      await acts.execute(application, { type: 'ReleaseOffer', applicationId, cause: 'not-called-in', at });
    },
    async CalledInDecisionReleased({ data: { about: { id: applicationId } }, metadata: { effectiveAt: at } }, acts) {
      await acts.execute(application, { type: 'ReleaseOffer', applicationId, cause: 'released', at });
    },
    async DecisionReferredBack({ data: { about: { id: applicationId }, by }, metadata: { effectiveAt: at } }, acts) {
      await acts.execute(application, { type: 'ReferAwardBack', applicationId, by, at });
    },
  },
};
