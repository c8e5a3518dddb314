import type { Policy } from '#event-store';
import { delegation as delegations, delegationStream } from '#identity';
import { Refusal } from '#kernel';
import { application } from '../application/application.decider.js';
import { interests, interestsStream } from '../interests/interests.decider.js';
import { round } from '../round/round.decider.js';
import type { GrantReleaseCause, GrantReserved } from '../round/round.money.events.js';

/** The money is held: the group gets its award. Where that cannot be, the money goes back to the pot. */
export const whenGrantReserved: Policy<GrantReserved> = {
  name: 'when-grant-reserved.award-grant',
  startsFrom: 'beginning',
  when: {
    async GrantReserved({ data, position, metadata: { effectiveAt: at } }, acts) {
      const { roundId, applicationId, pence, reasons, decidedBy, acceptBy, delegation, callIn } = data;
      const release = (cause: GrantReleaseCause) =>
        acts.execute(round, { type: 'ReleaseGrant', roundId, applicationId, cause, at }, applicationId);

      // The decider may have declared an interest in the very moment of deciding. One that is declared after the
      // reservation does not count here: a second run would take back what the first run awarded.
      const declared = await acts.loadAsAt(interests, interestsStream(roundId, decidedBy), position);
      if (declared.state.closed.includes(applicationId)) return void await release('interest-came-to-light');

      // The same holds for a delegation that was ended in that moment.
      const resting = delegation
        && await acts.loadAsAt(delegations, delegationStream(delegation.delegationId), position);
      if (resting && resting.revision > delegation.revision) return void await release('delegation-ended');

      const decided = { applicationId, pence, reasons, decidedBy, acceptBy, ...(callIn && { callIn }) };
      const award = { type: 'AwardGrant', ...decided, at } as const;
      const outcome = await acts.execute(application, award, applicationId);
      if (outcome instanceof Refusal) await release('award-not-possible');
    },
  },
};
