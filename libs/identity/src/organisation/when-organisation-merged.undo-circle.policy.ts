import type { Acts, Policy, Position } from '#event-store';
import { organisation, organisationStream } from './organisation.decider.js';
import type { OrganisationMerged } from './organisation.events.js';

/** Two officers merge two records into each other at the same moment: the later of the two does not hold. */
export const whenOrganisationMerged: Policy<OrganisationMerged> = {
  name: 'when-organisation-merged.undo-circle',
  startsFrom: 'beginning',
  when: {
    async OrganisationMerged({ data: { organisationId, into }, position, metadata: { effectiveAt: at } }, acts) {
      if (!await leadsTo(organisationId, into, position, acts)) return;
      const undone = { organisationId, cause: 'circle', reason: null, undoneBy: 'system' } as const;
      await acts.execute(organisation, { type: 'UndoMerge', ...undone, at });
    },
  },
};

/** As it was when the merge was recorded, so that a second run finds the same. */
async function leadsTo(end: string, start: string, position: Position, acts: Acts): Promise<boolean> {
  const seen = new Set<string>();
  let next: string | null = start;
  while (next !== null && next !== end && !seen.has(next)) {
    seen.add(next);
    next = await mergedInto(next, position, acts);
  }
  return next === end;
}

async function mergedInto(organisationId: string, position: Position, acts: Acts): Promise<string | null> {
  const { state } = await acts.loadAsAt(organisation, organisationStream(organisationId), position);
  return state.status === 'registered' ? state.mergedInto : null;
}
