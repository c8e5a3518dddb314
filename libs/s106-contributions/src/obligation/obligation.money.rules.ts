import { inPounds, isPence, Refusal } from '#kernel';
import { mustBeADay } from '../days.rules.js';
import type { MoneyReceived } from './obligation.money.events.js';
import { daysLate, isOver, lastDay, lateInterest } from './obligation.rules.js';
import { demanded, leftIn, outstandingPence, type Secured } from './obligation.state.js';

/** Never more than was demanded, and no more late interest than the deed asks for. */
export function interestOn(state: Secured, { day, pence, interestPence }: Pick<MoneyReceived['data'],
  'day' | 'pence' | 'interestPence'>) {
  const { payBy, day: demandDay } = demanded(state);
  if (day < demandDay)
    throw new Refusal('before-the-demand', `It was demanded on ${demandDay}. Enter that day or a later one.`, 'day');
  if (!isPence(pence) || !isPence(interestPence) || pence + interestPence === 0)
    throw new Refusal('not-an-amount', 'Enter an amount, more than £0', 'pence');
  const left = outstandingPence(state);
  if (pence > left)
    throw new Refusal('above-demand', `Only ${inPounds(left)} of the demand is left to be paid.`, 'pence');
  const late = daysLate(payBy, day);
  const interestOwedPence = lateInterest(pence, state.terms.lateInterest, late);
  const owed = state.interestOwedPence + interestOwedPence - state.interestPence;
  if (interestPence > owed)
    throw new Refusal('interest-not-owed', `By the deed, ${inPounds(owed)} of late interest is owed.`, 'interestPence');
  return { daysLate: late, interestOwedPence };
}

/** What comes in when the last day is over does not bring it back: that needs a deed of variation. */
export function spendByAfter(state: Secured, day: string) {
  const { terms, firstReceipt, lastReceipt, spendByDay } = state;
  if (isOver(state, day)) return spendByDay;
  const first = firstReceipt === null || day < firstReceipt ? day : firstReceipt;
  const last = lastReceipt === null || day > lastReceipt ? day : lastReceipt;
  return lastDay(terms.spendBy, first, last);
}

/** Whoever takes the money takes on its last day, too. */
export function mustPassOnTheDay({ spendByDay, terms }: Secured, theirs: string | null) {
  if (theirs !== null) mustBeADay(theirs, 'spendByDay');
  if (spendByDay === null || terms.spendBy?.counts === 'spent-or-committed') return;
  if (theirs === null || theirs > spendByDay)
    throw new Refusal('later-than-ours', `The deed’s last day is ${spendByDay}. Theirs cannot be later.`, 'spendByDay');
}

/** What of each allocation was neither spent nor transferred. */
export const unspent = ({ allocations }: Secured) => Object.entries(allocations)
  .map(([allocationId, one]) => ({ allocationId, proposalId: one.proposalId, pence: leftIn(one) }))
  .filter(({ pence }) => pence > 0);
