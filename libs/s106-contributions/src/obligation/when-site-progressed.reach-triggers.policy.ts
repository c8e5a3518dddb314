import { londonDay } from '#calendar';
import type { Acts, Policy, Recorded } from '#event-store';
import { factsOf } from '../agreement/agreement.facts.js';
import { agreement } from '../agreement/agreement.decider.js';
import type { SiteProgressed } from '../agreement/agreement.events.js';
import { agreementStream } from '../agreement/agreement.state.js';
import { obligation } from './obligation.decider.js';
import type { ObligationSecured } from './obligation.terms.events.js';

/** As the agreement was when this happened, so that a second run finds the same. Refused where it is not there yet. */
async function reach(
  obligationIds: readonly string[], event: Recorded<SiteProgressed | ObligationSecured>, acts: Acts,
) {
  const { data, metadata, position } = event;
  const { state, revision } = await acts.loadAsAt(agreement, agreementStream(data.agreementId), position);
  const at = metadata.effectiveAt;
  const facts = { at, agreement: factsOf(state, revision), said: null, today: londonDay(at) };
  for (const obligationId of obligationIds)
    await acts.execute(obligation, { type: 'ReachTrigger', obligationId, ...facts }, obligationId);
}

const reachAll = async (event: Recorded<SiteProgressed>, acts: Acts) =>
  reach(await acts.noted(event.data.agreementId), event, acts);

/** How far the building is says which contributions fall due. */
export const whenSiteProgressed: Policy<SiteProgressed | ObligationSecured> = {
  name: 'when-site-progressed.reach-triggers',
  startsFrom: 'beginning',
  when: {
    async ObligationSecured(event, acts) {
      acts.note(event.data.agreementId, event.data.obligationId);
      await reach([event.data.obligationId], event, acts); // recorded after the building had begun
    },
    DevelopmentCommenced: reachAll, DwellingsOccupied: reachAll, PhaseReached: reachAll,
  },
};
