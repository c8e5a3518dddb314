import type { Acts, Policy, Recorded } from '#event-store';
import { organisation } from '#identity';
import { application } from './application.decider.js';
import type { GroupIdentified } from './application.events.js';
import { applicationStream } from './application.state.js';

/** A group is on record from its first application on, and whoever sent it signs for it. Nobody was asked for more. */
export const whenGroupIdentified: Policy<GroupIdentified> = {
  name: 'when-group-identified.register-group',
  startsFrom: 'beginning',
  when: {
    async GroupIdentified(event, acts) {
      const { data: { applicationId, organisationId }, metadata: { effectiveAt: at } } = event;
      await register(event, acts);
      const { state } = await acts.load(application, applicationStream(applicationId));
      if (state.status === 'not-started') return;
      const { applicantId: personId } = state;
      const give = { type: 'GiveRole', organisationId, personId, role: 'signatory', accounts: [], at } as const;
      await acts.execute(organisation, give);
    },
  },
};

async function register({ data: { organisationId, registers }, metadata }: Recorded<GroupIdentified>, acts: Acts) {
  if (registers === null) return;
  const { contact, ...facts } = registers;
  await acts.execute(organisation, {
    type: 'RegisterOrganisation', organisationId, ...facts, contacts: [contact], postcode: null, size: null,
    different: 'left-to-officers', at: metadata.effectiveAt,
  });
}
