import type { Streams } from '#event-store';
import type { AgreementFacts } from '../obligation/obligation.terms.rules.js';
import { agreement } from './agreement.decider.js';
import { type Agreement, agreementStream, recorded } from './agreement.state.js';

/** What an obligation's decider has to know of the agreement. @throws Refusal `no-such-agreement` */
export function factsOf(state: Agreement, revision: number): AgreementFacts {
  const { funderId, deedDay, dwellings, variationIds, site } = recorded(state);
  return { funderId, deedDay, dwellings: dwellings.total, variationIds, site, revision };
}

/** The same, as the agreement's stream says now. */
export async function factsAbout(streams: Pick<Streams, 'load'>, agreementId: string): Promise<AgreementFacts> {
  const { state, revision } = await streams.load(agreement, agreementStream(agreementId));
  return factsOf(state, revision);
}
