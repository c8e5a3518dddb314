import type { Policy } from '#event-store';
import { callIn } from './call-in.decider.js';
import type { CallInPeriodOpened } from './call-in.events.js';

/** A decision that nobody called in is carried out: the clock says when that is. */
export const whenCallInPeriodOpened: Policy<CallInPeriodOpened> = {
  name: 'when-call-in-period-opened.end-it',
  startsFrom: 'beginning',
  when: {
    async CallInPeriodOpened({ data: { organisationId, reference, until } }, acts) {
      acts.remind('period-ends', afterwards(until), { organisationId, reference });
    },
  },
  due: {
    async 'period-ends'({ dueAt: at, data: { organisationId, reference } }, acts) {
      // Refused where it was called in: then a meeting says how it goes on.
      await acts.execute(
        callIn, { type: 'EndCallInPeriod', organisationId: organisationId!, reference: reference!, at });
    },
  },
};

/** The last moment counts. */
const afterwards = (until: string) => new Date(Date.parse(until) + 1).toISOString();
