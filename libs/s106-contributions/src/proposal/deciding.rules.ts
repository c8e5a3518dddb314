import { Refusal } from '#kernel';

/**
 * What has to be known of a decision on a proposal. `accounts`: all of the human who decides; `proposers`: whoever made
 * it; `interested`: whoever declared an interest in it; `isBeingAsked`: the sector is still within its time and has not
 * answered.
 */
export type ProposalCase = Readonly<{
  accounts: readonly string[]; proposers: readonly string[]; interested: readonly string[]; isBeingAsked: boolean;
}>;

/** @throws Refusal `own-proposal`, `has-interest`, `consultation-running` */
export function mustBeFreeToDecideOnProposal({ accounts, proposers, interested, isBeingAsked }: ProposalCase) {
  if (proposers.some((id) => accounts.includes(id)))
    throw new Refusal('own-proposal', 'This proposal is your own, so somebody else has to decide on it');
  if (interested.some((id) => accounts.includes(id)))
    throw new Refusal('has-interest', 'You declared an interest in this proposal, so it is closed to you');
  if (isBeingAsked)
    throw new Refusal('consultation-running', 'The sector still has time to answer. Decide when it has');
}
