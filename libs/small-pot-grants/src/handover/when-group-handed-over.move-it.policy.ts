import type { Acts, Policy, Recorded } from '#event-store';
import { organisation, person } from '#identity';
import { application } from '../application/application.decider.js';
import type { GroupHandedOver } from './handover.events.js';

/** The new person signs for the group and has its applications; whoever acted for it before no longer does. */
export const whenGroupHandedOver: Policy<GroupHandedOver> = {
  name: 'when-group-handed-over.move-it',
  startsFrom: 'beginning',
  when: {
    async GroupHandedOver(event, acts) {
      const { data: { organisationId, to, name, ends }, metadata: { effectiveAt: at } } = event;
      await acts.execute(person, { type: 'RegisterPerson', personId: to, name, at });
      await moveApplications(event, acts);
      const give = { type: 'GiveRole', organisationId, personId: to, role: 'signatory', accounts: [], at } as const;
      await acts.execute(organisation, give);
      for (const one of ends)
        await acts.execute(organisation, { type: 'EndRole', ...one, at }, `${one.personId} ${one.role}`);
    },
  },
};

async function moveApplications({ data, metadata: { effectiveAt: at } }: Recorded<GroupHandedOver>, acts: Acts) {
  const { handoverId, to, name, email, agreedBy, applicationIds } = data;
  for (const applicationId of applicationIds)
    await acts.execute(
      application, { type: 'HandOverApplication', applicationId, handoverId, to, name, email, agreedBy, at },
      applicationId);
}
