import type { Policy } from '#event-store';
import type { DeveloperTold } from './planning-application.events.js';
import { developerContactKey } from './planning-applications.js';

/** The developer reads what is asked for, and each group how its request was tested, and why. */
export const whenDeveloperTold: Policy<DeveloperTold> = {
  name: 'when-developer-told.email-all',
  startsFrom: 'now',
  when: {
    async DeveloperTold({ data: { planningApplicationId, passed, failed } }, acts) {
      acts.mail('developer-told', { planningApplicationId, contact: developerContactKey(planningApplicationId) });
      for (const proposalId of [...passed, ...failed])
        acts.mail('request-tested', { planningApplicationId, proposalId });
    },
  },
};
