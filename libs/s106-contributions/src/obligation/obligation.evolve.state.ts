import type { Evolve } from '#kernel';
import type { ObligationDemandEvent, Working } from './obligation.demand.events.js';
import type { ObligationMoneyEvent } from './obligation.money.events.js';
import { isSameSpendBy } from './obligation.rules.js';
import { type Allocation, type Demand, demanded, type Obligation, type Secured, secured } from './obligation.state.js';
import type { ObligationSecured, ObligationTermsEvent } from './obligation.terms.events.js';

export const evolveTerms: Evolve<Obligation, ObligationTermsEvent> = {
  ObligationSecured: (_, { data }) => begun(data),
  ObligationVaried(state, { data: { purpose, wardCodes, spendBy, spendByDay } }) {
    const known = secured(state);
    const expired = known.expired && isSameSpendBy(spendBy, known.terms.spendBy);
    return { ...known, purpose, wardCodes, terms: { ...known.terms, spendBy }, spendByDay, expired };
  },
  TriggerReached: (state, { data: { day } }) => ({ ...secured(state), triggerDay: day }),
  UnitsDelivered: (state, { data }) => ({ ...secured(state), deliveredUnits: data.deliveredAfter }),
  ObligationCommuted(state, { data: { pence, indexation } }) {
    const known = secured(state);
    return { ...known, terms: { ...known.terms, contribution: { kind: 'sum', pence, indexation } } };
  },
  ObligationClosed: (state) => ({ ...secured(state), status: 'closed' }),
};

function begun({ obligationId, agreementId, funderId, purpose, wardCodes, terms }: ObligationSecured['data']): Secured {
  return {
    status: 'open', whose: { obligationId, agreementId, funderId }, purpose, wardCodes, terms,
    deliveredUnits: 0, triggerDay: null, demand: null, receivedPence: 0, interestPence: 0, interestOwedPence: 0,
    feePence: 0, returnedPence: 0, refundedPence: 0, allocations: {}, ids: [],
    firstReceipt: null, lastReceipt: null, spendByDay: null, expired: false,
  };
}

export const evolveDemand: Evolve<Obligation, ObligationDemandEvent> = {
  ContributionDemanded: (state, { data: { day, payBy, working, pence, demandedBy } }) => ({
    ...secured(state), demand: {
      day, payBy, working, pence, demandedBy, invoicedPence: 0, invoiceNumbers: [], writtenOffPence: 0,
      dispute: 'none', proposed: null,
    },
  }),
  DemandCorrectionProposed: (state, { data: { working } }) => withDemand(state, () => ({ proposed: working })),
  DemandCorrected: (state, { data: { working } }) => withDemand(state, () => corrected(working)),
  DemandCorrectionDeclined: (state) => withDemand(state, () => ({ proposed: null })),
  ContributionInvoiced: (state, { data: { pence, invoiceNumber } }) => withDemand(state, (demand) => ({
    invoicedPence: demand.invoicedPence + pence, invoiceNumbers: [...demand.invoiceNumbers, invoiceNumber],
  })),
  DemandDisputed: (state) => withDemand(state, () => ({ dispute: 'open' })),
  DisputeSettled: (state, { data: { pence } }) =>
    withDemand(state, () => ({ dispute: 'settled', pence, writtenOffPence: 0, proposed: null })),
  ContributionWrittenOff: (state, { data: { pence } }) => withDemand(state, ({ writtenOffPence }) =>
    ({ writtenOffPence: writtenOffPence + pence, dispute: 'settled', proposed: null })),
};

const corrected = (working: Working) => ({ working, pence: working.pence, proposed: null });

function withDemand(state: Obligation, change: (demand: Demand) => Partial<Demand>): Secured {
  const known = secured(state);
  const demand = demanded(known);
  return { ...known, demand: { ...demand, ...change(demand) } };
}

export const evolveMoney: Evolve<Obligation, ObligationMoneyEvent> = {
  MoneyReceived(state, { data: { receiptId, day, pence, interestPence, interestOwedPence, spendByDay } }) {
    const known = secured(state);
    return {
      ...known, receivedPence: known.receivedPence + pence, interestPence: known.interestPence + interestPence,
      interestOwedPence: known.interestOwedPence + interestOwedPence, ids: [...known.ids, receiptId],
      firstReceipt: earlier(known.firstReceipt, day), lastReceipt: later(known.lastReceipt, day), spendByDay,
    };
  },
  MonitoringFeeTaken(state, { data: { pence } }) {
    const known = secured(state);
    return { ...known, feePence: known.feePence + pence };
  },
  MoneyAllocated: (state, { data: { allocationId, day, pence, purpose, wardCode, proposalId } }) =>
    withAllocation(state, allocationId, { day, pence, usedPence: 0, purpose, wardCode, proposalId }),
  AllocationReleased: (state, { data }) => released(secured(state), data),
  MoneyTransferred: (state, { data }) => used(state, data, data.transferId),
  MoneySpent: (state, { data }) => used(state, data, data.spendingId),
  ContributionExpired: (state, { data }) => ({ ...data.released.reduce(released, secured(state)), expired: true }),
  MoneyReturned(state, { data: { pence, cause } }) {
    const known = secured(state);
    const refundedPence = known.refundedPence + (cause === 'above-demand' ? pence : 0);
    return { ...known, returnedPence: known.returnedPence + pence, refundedPence };
  },
};

type Part = Readonly<{ allocationId: string; pence: number }>;

function withAllocation(state: Obligation, id: string, allocation: Allocation): Secured {
  const known = secured(state);
  return { ...known, allocations: { ...known.allocations, [id]: allocation } };
}

function released(state: Secured, { allocationId, pence }: Part): Secured {
  const allocation = existing(state, allocationId);
  return withAllocation(state, allocationId, { ...allocation, pence: allocation.pence - pence });
}

function used(state: Obligation, { allocationId, pence }: Part, id: string): Secured {
  const known = secured(state);
  const allocation = existing(known, allocationId);
  const after = withAllocation(known, allocationId, { ...allocation, usedPence: allocation.usedPence + pence });
  return { ...after, ids: [...known.ids, id] };
}

/** @throws where the log itself would be wrong */
function existing({ allocations }: Secured, id: string): Allocation {
  const allocation = Object.hasOwn(allocations, id) ? allocations[id] : undefined;
  if (!allocation) throw new Error(`No allocation ${id} in this history`);
  return allocation;
}

const earlier = (one: string | null, other: string) => (one === null || other < one ? other : one);
const later = (one: string | null, other: string) => (one === null || other > one ? other : one);
