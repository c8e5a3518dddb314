import type { ObligationDemandEvent } from './obligation.demand.events.js';
import type { ObligationMoneyEvent } from './obligation.money.events.js';
import type { ObligationTermsEvent } from './obligation.terms.events.js';

export type ObligationEvent = ObligationTermsEvent | ObligationDemandEvent | ObligationMoneyEvent;
