import type { Deciding, Sealed } from '#kernel';
import type { IndexFigure } from '../index-series/index-series.events.js';
import type { ContributionDemanded } from './obligation.demand.events.js';
import type { MoneyAllocated, MoneyReceived } from './obligation.money.events.js';
import type { Allocate } from './obligation.money.decider.js';
import type { ObligationSecured, Terms, TriggerReached } from './obligation.terms.events.js';
import type { AgreementFacts } from './obligation.terms.rules.js';

// The obligation that the specs tell of: £183.24 for each of 120 dwellings, indexed from April 2026, due when work
// begins, to be used within 5 years, for Fulwood.

export const at = '2028-03-01T09:00:00.000Z';
export const today = '2028-03-01';
export const text = (label: string): Sealed => ({ _sd: label });
export const whose = { obligationId: 'o1', agreementId: 'a1', funderId: 'lcc' };
export const ward = 'E05005236';
export const otherWard = 'E05005240';

export const site = { commencedOn: '2028-01-17', occupations: [], phases: {} };
export const agreementFacts: AgreementFacts = {
  funderId: 'lcc', deedDay: '2026-06-15', dwellings: 120, variationIds: ['v1'], site, revision: 2,
};
export const terms: Terms = {
  contribution: {
    kind: 'rate', ratePence: 18_324, dwellings: 120, tariffFrom: null,
    indexation: { seriesCode: 'BCIS-TPI', baseMonth: '2026-04', monthsBefore: 0, floor: true },
  },
  trigger: { kind: 'commencement' }, payWithinDays: 28,
  spendBy: { years: 5, from: 'first-receipt', counts: 'spent' },
  clawback: text('back to the payer'), monitoringFeePence: 100_000, lateInterest: 425,
};
/** £21,988.80 before the index. */
export const secured: ObligationSecured = {
  type: 'ObligationSecured', data: {
    ...whose, reference: 'S106-1-CF', purpose: 'community-facilities', spendOn: text('a hall'), wardCodes: [ward],
      terms,
    pence: 2_198_880, deedDay: '2026-06-15', agreementRevision: 2, securedBy: 'pat',
  },
};
export const withTerms = (change: Partial<Terms>): ObligationSecured =>
  ({ ...secured, data: { ...secured.data, terms: { ...terms, ...change } } });

export const reached: TriggerReached = {
  type: 'TriggerReached', data: { ...whose, day: '2028-01-17', by: 'site', agreementRevision: 2, evidence: null },
};
export const figure = (month: string, value: string, status: IndexFigure['status'] = 'final'): IndexFigure =>
  ({ month, value, status });
export const base = figure('2026-04', '391.2');
export const due = figure('2028-01', '404.7', 'provisional');

/** £22,747.62, to be paid by 29 February 2028. */
export const demanded: ContributionDemanded = {
  type: 'ContributionDemanded', data: {
    ...whose, day: '2028-02-01', payBy: '2028-02-29', pence: 2_274_762, demandedBy: 'pat', working: {
      ratePence: 18_324, dwellings: 120, basePence: 2_198_880, pence: 2_274_762, indexed: {
        basePence: 2_198_880, base, due, seriesCode: 'BCIS-TPI', seriesRevision: 3, exactPence: '2274761.595092',
        floored: false, rounding: 'half-up-to-the-penny', pence: 2_274_762,
      },
    },
  },
};
/** All of it, in time. */
export const received: MoneyReceived = {
  type: 'MoneyReceived', data: {
    ...whose, receiptId: 'r1', day: '2028-02-20', pence: 2_274_762, daysLate: 0, interestOwedPence: 0,
    interestPence: 0, freeBefore: 0, freeAfter: 2_274_762, spendByDay: '2033-02-20', recordedBy: 'fin',
  },
};
export const paid = [secured, reached, demanded, received] as const;

/** Dee may decide on £20,000, and has two accounts. */
export const dee: Deciding = {
  accounts: ['dee', 'dee-2'], others: [],
  delegations: [{
    delegationId: 'd1', revision: 1, upToPence: 2_000_000, from: '2027-04-01T00:00:00.000Z', until: null,
    endedAt: null, givenBy: 'mona',
  }],
  duties: { scorerFromPence: 0, approverFromPence: 0, setBy: 'mona', revision: 1 },
};
const decision = {
  allocationId: 'al1', proposalId: 'p1', purpose: 'community-facilities', wardCode: ward, pence: 1_500_000,
  project: text('the roof'), reasons: text('leaks'), decidedBy: 'dee',
};
const stoodOn = { proposalRevision: 2, consultationId: 'c1', consultationRevision: 9, rank: 1 };
export const allocate: Allocate = {
  type: 'Allocate', at, today, obligationId: 'o1', ...decision, by: dee, evidence: stoodOn,
  proposal: { accounts: ['dee', 'dee-2'], proposers: ['joe'], interested: [], isBeingAsked: false,
    awaitsDecision: true },
};
export const allocated: MoneyAllocated = {
  type: 'MoneyAllocated', data: {
    ...whose, ...decision, day: today, freeBefore: 2_274_762, freeAfter: 774_762,
    delegation: { delegationId: 'd1', revision: 1, upToPence: 2_000_000 }, evidence: { ...stoodOn, dutiesRevision: 1 },
  },
};
