import type { Policy } from '#event-store';
import { isBefore } from '#kernel';
import { round } from './round.decider.js';
import type { RoundScheduled } from './round.events.js';

/** The clock opens and closes a round. Refused where the round was cancelled in the meantime: then nothing is to do. */
export const whenRoundScheduled: Policy<RoundScheduled> = {
  name: 'when-round-scheduled.open-and-close',
  startsFrom: 'beginning',
  when: {
    async RoundScheduled({ data: { roundId, opensAt, closesAt }, metadata: { effectiveAt } }, acts) {
      // A round that is approved late opens when it is approved, not before.
      acts.remind('round-opens', isBefore(opensAt, effectiveAt) ? effectiveAt : opensAt, { roundId });
      acts.remind('round-closes', closesAt, { roundId });
    },
  },
  due: {
    async 'round-opens'({ dueAt, data }, acts) {
      await acts.execute(round, { type: 'OpenRound', roundId: data.roundId!, at: dueAt });
    },
    async 'round-closes'({ dueAt, data }, acts) {
      await acts.execute(round, { type: 'CloseRound', roundId: data.roundId!, at: dueAt });
    },
  },
};
