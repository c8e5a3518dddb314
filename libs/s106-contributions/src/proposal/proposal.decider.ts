import { type Command, type Decider, type Deciding, delegationFor, isPence, mustBeIds, Refusal } from '#kernel';
import { mustBeAWard } from '../wards.rules.js';
import { mustBeFreeToDecideOnProposal, type ProposalCase } from './deciding.rules.js';
import type {
  ProposalAccepted, ProposalDeclined, ProposalEvent, ProposalFundingReleased, ProposalMade, ProposalPutForward,
  ProposalWithdrawn,
} from './proposal.events.js';
import { evolveProposal, made, type MadeProposal, type Proposal, proposalStream } from './proposal.state.js';

/** `isOpen`: the consultation still takes proposals. */
export type ProposalCommand =
  | Command<'MakeProposal', ProposalMade['data'] & { isOpen: boolean }>
  | Command<'PutProposalForward', ProposalPutForward['data'] & { isOpen: boolean }>
  | Command<'WithdrawProposal', ProposalWithdrawn['data']>
  | Command<'AcceptProposal', ProposalAccepted['data']>
  /** `pence`: what of it is free again. */
  | Command<'ReleaseProposalFunding', ProposalFundingReleased['data'] & { pence: number }>
  | Command<'DeclineProposal', Omit<ProposalDeclined['data'], 'delegation'> & { case: ProposalCase; by: Deciding }>;

/** What a group proposes to do with a developer's money. */
export const proposal: Decider<Proposal, ProposalCommand, ProposalEvent> = {
  initialState: { status: 'not-made' },
  streamOf: ({ proposalId }) => proposalStream(proposalId),

  decide: {
    MakeProposal({ type: _, at: __, isOpen, ...data }, { status }) {
      if (status !== 'not-made') throw new Refusal('already-made', 'You have sent this proposal already');
      mustBeIds([data.proposalId, data.reference, data.funderId, data.proposerId]);
      mustBeAnAmount(data.costPence, 'costPence');
      if (data.wardCode !== null) mustBeAWard(data.wardCode);
      if (data.readyYear !== null && !(data.readyYear >= 2000 && data.readyYear < 2200))
        throw new Refusal('not-a-year', 'Choose a year', 'readyYear');
      if (data.consultationId !== null) mustTakeProposals(isOpen);
      return [{ type: 'ProposalMade', data }];
    },

    PutProposalForward({ type: _, at: __, isOpen, ...data }, state) {
      const { consultationIds } = standing(state);
      if (consultationIds.includes(data.consultationId))
        throw new Refusal('already-put-forward', 'This proposal is in this consultation already');
      mustTakeProposals(isOpen);
      return [{ type: 'ProposalPutForward', data }];
    },

    WithdrawProposal({ type: _, at: __, ...data }, state) {
      standing(state);
      return [{ type: 'ProposalWithdrawn', data }];
    },

    AcceptProposal({ type: _, at: __, ...data }, state) {
      const { costPence } = standing(state);
      mustBeAnAmount(data.pence, 'pence');
      if (data.pence > costPence)
        throw new Refusal('above-cost', 'That is more than the proposal costs', 'pence');
      return [{ type: 'ProposalAccepted', data }];
    },

    ReleaseProposalFunding({ type: _, at: __, pence, ...data }, state) {
      const { funding } = made(state);
      if (funding?.allocationId !== data.allocationId)
        throw new Refusal('not-funded', 'No money is set aside for this proposal');
      if (pence < funding.pence)
        throw new Refusal('partly-used', 'Some of the money for this proposal was used, so it does not stand again');
      return [{ type: 'ProposalFundingReleased', data }];
    },

    DeclineProposal({ type: _, at, case: facts, by, ...data }, state) {
      const { costPence } = standing(state);
      mustBeFreeToDecideOnProposal(facts);
      const delegation = delegationFor(costPence, at, by); // it turns down the whole of it
      return [{ type: 'ProposalDeclined', data: { ...data, delegation } }];
    },
  },

  evolve: evolveProposal,
};

function standing(state: Proposal): MadeProposal {
  const known = made(state);
  if (known.status !== 'standing')
    throw new Refusal('not-standing', 'This proposal is withdrawn, or decided already');
  return known;
}

function mustTakeProposals(isOpen: boolean) {
  if (!isOpen)
    throw new Refusal('consultation-over', 'The time for this is over. A proposal can still stand ready for the next');
}

function mustBeAnAmount(pence: number, field: string) {
  if (!isPence(pence) || pence === 0)
    throw new Refusal('not-an-amount', 'Enter an amount above £0, in numbers, like 1,200.50', field);
}
