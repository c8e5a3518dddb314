import type { Policy } from '#event-store';
import { callIn, referenceOf } from '#scrutiny';
import { application } from '../application/application.decider.js';
import type { GrantAwarded } from '../application/application.events.js';
import { applicationStream, started } from '../application/application.state.js';

/** An award is public from now on: councillors can call it in, as the constitution said when it was decided. */
export const whenGrantAwardedOpenCallIn: Policy<GrantAwarded> = {
  name: 'when-grant-awarded.open-call-in',
  startsFrom: 'beginning',
  when: {
    async GrantAwarded({ data, metadata: { effectiveAt: at } }, acts) {
      const { applicationId: id, decidedBy, callIn: standing } = data;
      if (!standing?.canBeCalledIn) return;
      const { state } = await acts.load(application, applicationStream(id));
      const known = started(state);
      if (known.status !== 'awarded' || known.hold?.phase !== 'open') return; // over before it could be called in
      const organisationId = known.funderId;
      const { until, members, constitutionRevision } = standing;
      await acts.execute(callIn, {
        type: 'OpenCallInPeriod', organisationId, reference: referenceOf(id), about: { kind: 'grant', id }, decidedBy,
        until, members, constitutionRevision, at,
      });
    },
  },
};
