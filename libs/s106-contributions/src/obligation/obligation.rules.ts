import { type Deciding, dutiesOf, inPounds, isPence, Refusal } from '#kernel';
import { daysBetween, yearsLater } from '../days.rules.js';
import { halfUp } from '../index-series/indexation.rules.js';
import { type Allocation, excessPence, freePence, leftIn, type Secured } from './obligation.state.js';
import type { SpendBy } from './obligation.terms.events.js';

/** Hundredths of a per cent for each year of 365 days. */
const yearOfHundredths = 10_000n * 365n;

export function mustBeAnAmount(pence: number, field = 'pence') {
  if (!isPence(pence) || pence === 0) throw new Refusal('not-an-amount', 'Enter an amount, more than £0', field);
}

/** Simple interest by the day ÷ 365, to the nearest penny, half a penny up. */
export const lateInterest = (pence: number, hundredthsOfAPercent: number, daysLate: number) =>
  halfUp({ numerator: BigInt(pence) * BigInt(hundredthsOfAPercent) * BigInt(daysLate), denominator: yearOfHundredths });

export const daysLate = (payBy: string, day: string) => Math.max(0, daysBetween(payBy, day));

/** The last day on which the money may be used, that day included. */
export function lastDay(spendBy: SpendBy | null, firstReceipt: string | null, lastReceipt: string | null) {
  const from = spendBy?.from === 'first-receipt' ? firstReceipt : lastReceipt;
  return spendBy === null || from === null ? null : yearsLater(from, spendBy.years);
}

/** A deed of variation that leaves it as it is gives no more time. */
export const isSameSpendBy = (one: SpendBy | null, other: SpendBy | null) => inOne(one) === inOne(other);
const inOne = (spendBy: SpendBy | null) => spendBy && `${spendBy.years} ${spendBy.from} ${spendBy.counts}`;

export const isOver = ({ spendByDay, expired }: Pick<Secured, 'spendByDay' | 'expired'>, day: string) =>
  expired || (spendByDay !== null && day > spendByDay);

export function mustBeInTime(state: Secured, day: string) {
  if (isOver(state, day))
    throw new Refusal('after-spend-by', `The last day to use this money was ${state.spendByDay}. It goes back.`, 'day');
}

/** Money that was allocated in time counts, where the deed says "spent or committed". */
export function mustCountInTime(state: Secured, day: string) {
  if (state.terms.spendBy?.counts !== 'spent-or-committed') mustBeInTime(state, day);
}

export function takenFromFree(state: Secured, pence: number) {
  mustBeAnAmount(pence);
  const freeBefore = freePence(state);
  if (pence > freeBefore)
    throw new Refusal('above-free', `Only ${inPounds(freeBefore)} of this money is free.`, 'pence');
  return { freeBefore, freeAfter: freeBefore - pence };
}

type Taken = Readonly<{ allocationId: string; pence: number; day: string }>;

/** @throws Refusal `no-such-allocation`, `before-the-allocation`, `above-allocated`, or as `mustBeWithin` */
export function takenFromAllocation(state: Secured, { allocationId, pence, day }: Taken): Allocation {
  mustBeAnAmount(pence);
  const allocation = existingAllocation(state, allocationId);
  mustFollow(allocation, day);
  const left = leftIn(allocation);
  if (pence > left)
    throw new Refusal('above-allocated', `Only ${inPounds(left)} of this allocation is left.`, 'pence');
  mustBeWithin(state, allocation);
  return allocation;
}

/** Nothing is used before somebody decided on it. */
function mustFollow(allocation: Allocation, day: string) {
  if (day < allocation.day)
    throw new Refusal(
      'before-the-allocation', `It was allocated on ${allocation.day}. Enter that day or a later one.`, 'day');
}

export function existingAllocation({ allocations }: Secured, id: string): Allocation {
  if (!Object.hasOwn(allocations, id)) throw new Refusal('no-such-allocation', 'There is no such allocation');
  return allocations[id]!;
}

/** The deed's purpose and area, as they are now. */
export function mustBeWithin(state: Secured, { purpose, wardCode }: Pick<Allocation, 'purpose' | 'wardCode'>) {
  if (purpose !== state.purpose)
    throw new Refusal('outside-purpose', 'The deed has this money for something else: vary it first', 'purpose');
  if (!state.wardCodes.includes(wardCode))
    throw new Refusal('outside-area', 'The deed has this money for another area: vary it first', 'wardCode');
}

/** Whoever demanded the money does not dispose of it, from the funder's sum on. */
export function mustBeApartFromTheDemand({ demand }: Secured, pence: number, by: Deciding) {
  if (demand && by.accounts.includes(demand.demandedBy) && pence >= dutiesOf(by).approverFromPence)
    throw new Refusal('demander-cannot-decide', 'You demanded this money, so somebody else has to decide on it');
}

/** Why money goes back, and how much at most. @throws Refusal `not-due-back` */
export function dueBack(state: Secured, day: string) {
  const free = freePence(state);
  if (isOver(state, day)) return { cause: 'expired', most: free } as const;
  const most = Math.min(free, excessPence(state));
  if (most === 0) throw new Refusal('not-due-back', 'No money is due back: it is not expired, nor above the demand');
  return { cause: 'above-demand', most } as const;
}
