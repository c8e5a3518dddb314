import type { Decider } from '#kernel';
import { decideDemand, type ObligationDemandCommand } from './obligation.demand.decider.js';
import type { ObligationEvent } from './obligation.events.js';
import { evolveDemand, evolveMoney, evolveTerms } from './obligation.evolve.state.js';
import { decideMoney, type ObligationMoneyCommand } from './obligation.money.decider.js';
import { type Obligation, obligationStream } from './obligation.state.js';
import { decideTerms, type ObligationTermsCommand } from './obligation.terms.decider.js';

export type ObligationCommand = ObligationTermsCommand | ObligationDemandCommand | ObligationMoneyCommand;

/** Guards one obligation's money: received + interest = fee + allocated + free + returned, nothing below nothing. */
export const obligation: Decider<Obligation, ObligationCommand, ObligationEvent> = {
  initialState: { status: 'none' },
  streamOf: ({ obligationId }) => obligationStream(obligationId),
  decide: { ...decideTerms, ...decideDemand, ...decideMoney },
  evolve: { ...evolveTerms, ...evolveDemand, ...evolveMoney },
};
