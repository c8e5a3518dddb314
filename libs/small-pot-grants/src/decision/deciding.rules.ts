import { type Deciding, dutiesOf, Refusal } from '#kernel';
import { type DeclaredInterest, mustHaveNoInterest } from '../interests/interests.rules.js';

type FactsOnDuties = Readonly<{
  askedPence: number; interest: DeclaredInterest; assessorIds: readonly string[]; roundApprovedBy: string;
  fillers: readonly string[]; by: Deciding;
}>;

/**
 * Nobody decides with an interest, nor on what they filled in for the group; nor on what they scored or let pass, as
 * the funder says for that size of money.
 */
export function mustBeFreeToDecide({ interest, fillers, by, ...facts }: FactsOnDuties) {
  mustHaveNoInterest(interest);
  const { askedPence, assessorIds, roundApprovedBy } = facts;
  const { accounts } = by;
  if (fillers.some((id) => accounts.includes(id)))
    throw new Refusal('filled-in-cannot-decide', 'You filled this in for the group, so somebody else has to decide');
  const duties = dutiesOf(by);
  if (askedPence >= duties.scorerFromPence && assessorIds.some((id) => accounts.includes(id)))
    throw new Refusal('assessor-cannot-decide', 'You scored this application, so somebody else has to decide on it');
  if (askedPence >= duties.approverFromPence && accounts.includes(roundApprovedBy))
    throw new Refusal('approver-cannot-decide', 'You approved this round, so somebody else has to decide on it');
}
