import type { Acts, Policy } from '#event-store';
import { round } from '../round/round.decider.js';
import type { RoundCancelled } from '../round/round.events.js';
import { roundStream } from '../round/round.state.js';
import { application } from './application.decider.js';
import type { ApplicationStarted } from './application.events.js';

const end = (applicationId: string, at: string, acts: Acts) =>
  acts.execute(application, { type: 'EndApplication', applicationId, cause: 'round-cancelled', at }, applicationId);

/** Nobody waits for a decision that will never come. */
export const whenRoundCancelled: Policy<RoundCancelled | ApplicationStarted> = {
  name: 'when-round-cancelled.end-applications',
  startsFrom: 'beginning',
  when: {
    async ApplicationStarted({ data: { applicationId, roundId }, metadata: { effectiveAt: at } }, acts) {
      acts.note(roundId, applicationId);
      // It may have been started in the very moment in which the round was cancelled.
      const { state } = await acts.load(round, roundStream(roundId));
      if (state.status === 'cancelled') await end(applicationId, at, acts);
    },
    async RoundCancelled({ data: { roundId }, metadata: { effectiveAt: at } }, acts) {
      for (const applicationId of await acts.noted(roundId)) await end(applicationId, at, acts);
    },
  },
};
