import { Refusal, sum } from '#kernel';
import type { Working } from './obligation.demand.events.js';
import type { Contribution, Purpose, Terms, Whose } from './obligation.terms.events.js';

export type Demand = Readonly<{
  day: string; payBy: string; working: Working; pence: number; demandedBy: string; invoicedPence: number;
  invoiceNumbers: readonly string[]; writtenOffPence: number;
  /** `settled`: a dispute fixed the sum, and no index figure moves it any more. */
  dispute: 'none' | 'open' | 'settled';
  proposed: Working | null;
}>;
/** `day`: when it was decided. `usedPence` was spent or transferred. */
export type Allocation = Readonly<{
  day: string; pence: number; usedPence: number; purpose: Purpose; wardCode: string; proposalId: string | null;
}>;
export type Secured = Readonly<{
  status: 'open' | 'closed'; whose: Whose; purpose: Purpose; wardCodes: readonly string[]; terms: Terms;
  deliveredUnits: number; triggerDay: string | null; demand: Demand | null;
  receivedPence: number; interestPence: number; interestOwedPence: number; feePence: number;
  returnedPence: number; refundedPence: number;
  allocations: Readonly<Record<string, Allocation>>;
  /** Of receipts, transfers and spendings, so that none is recorded twice. */
  ids: readonly string[];
  firstReceipt: string | null; lastReceipt: string | null; spendByDay: string | null;
  /** True from the clock's fact on, until a deed of variation gives more time. */
  expired: boolean;
}>;
export type Obligation = Readonly<{ status: 'none' }> | Secured;

export const obligationStream = (obligationId: string) => `obligation-${obligationId}`;

/** @throws Refusal `no-such-obligation` */
export function secured(state: Obligation): Secured {
  if (state.status === 'none') throw new Refusal('no-such-obligation', 'There is no such obligation');
  return state;
}

/** @throws Refusal `already-closed` */
export function open(state: Obligation): Secured {
  const known = secured(state);
  if (known.status === 'closed') throw new Refusal('already-closed', 'This obligation is closed');
  return known;
}

/** @throws Refusal `not-demanded` */
export function demanded({ demand }: Secured): Demand {
  if (!demand) throw new Refusal('not-demanded', 'The money has not been demanded yet');
  return demand;
}

export const allocatedPence = ({ allocations }: Secured) => sum(Object.values(allocations).map(({ pence }) => pence));
export const usedPence = ({ allocations }: Secured) => sum(Object.values(allocations).map((one) => one.usedPence));
export const leftIn = ({ pence, usedPence: used }: Allocation) => pence - used;

/** Received with its interest, and neither taken as a fee, allocated nor returned. */
export const freePence = (state: Secured) =>
  state.receivedPence + state.interestPence - state.feePence - allocatedPence(state) - state.returnedPence;

type Paid = Pick<Secured, 'demand' | 'receivedPence' | 'refundedPence'>;

/** What of the demand is still to be paid. What was paid back because it was too much does not count as paid. */
export const outstandingPence = (state: Paid) => Math.max(0, owedPence(state) - paidPence(state));
/** What came in above the demand, once it was corrected or settled to less. */
export const excessPence = (state: Paid) => Math.max(0, paidPence(state) - owedPence(state));

/** The demand without what was written off of it. A settled sum is the whole from then on. */
export const owedPence = ({ demand }: Pick<Paid, 'demand'>) => (demand ? demand.pence - demand.writtenOffPence : 0);
const paidPence = ({ receivedPence, refundedPence }: Paid) => receivedPence - refundedPence;

/** What it comes to before any index; 0 where it is in kind. */
export function basePence(contribution: Contribution): number {
  if (contribution.kind === 'rate') return contribution.ratePence * contribution.dwellings;
  return contribution.kind === 'sum' ? contribution.pence : 0;
}
