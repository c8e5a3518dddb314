import { inPounds, type Revealed } from '#kernel';
import type { ProposalRow } from '../proposal/proposals.view.js';
import type { Desk, SectorLetter } from './sector-letters.js';

type Proposal = Revealed<ProposalRow>;
type Words = Readonly<{
  name: string; subject: (one: Proposal) => string; holds(one: Proposal): boolean;
  paragraphs(one: Proposal, council: string): readonly string[];
}>;

const about = ({ reference, facility }: Proposal, isStrange: boolean) =>
  `Reference: ${reference}${isStrange ? '' : `\nYour proposal: ${facility}`}`;
const seeIt = (desk: Desk, { id }: Proposal) => `See it here:\n${desk.link(`/proposals/${id}`)}`;

function toTheGroup({ name, subject, holds, paragraphs }: Words): SectorLetter {
  return {
    name,
    async write(desk, { proposalId }) {
      const one = await desk.proposal(proposalId!);
      if (!holds(one)) return 'nobody';
      const told = paragraphs(one, await desk.council(one.funderId));
      const isStrange = await desk.isStrange(one.contactEmail);
      return {
        to: one.contactEmail, subject: subject(one),
        paragraphs: [
          isStrange ? 'Hello,' : `Hello ${one.contactName},`, ...told, about(one, isStrange), seeIt(desk, one),
        ],
      };
    },
  };
}

export const received = toTheGroup({
  name: 'proposal-received', holds: () => true,
  subject: ({ reference }) => `We have your proposal ${reference}`,
  paragraphs: (one, council) => [
    'Thank you. We have your proposal.',
    one.consultationIds.length > 0
      ? `The local groups’ consortium looks at it first. It goes to ${council} in any case.`
      : `It stands ready for the next time that ${council} asks what is needed near you.`,
    'We write to you again when it is decided. You do not need to do anything until then.',
  ],
});

export const accepted = toTheGroup({
  name: 'proposal-accepted', subject: ({ reference }) => `Good news about your proposal ${reference}`,
  holds: ({ status }) => status === 'accepted',
  paragraphs: ({ funding, decision }, council) => [
    `${council} sets ${inPounds(funding!.pence)} aside for your proposal. A developer of homes near you paid it.`,
    `Why:\n${decision!.reasons}`, `${council} will talk to you about what happens next.`,
  ],
});

export const declined = toTheGroup({
  name: 'proposal-declined', subject: ({ reference }) => `What was decided about your proposal ${reference}`,
  holds: ({ status }) => status === 'declined',
  paragraphs: ({ decision }, council) => [
    `We are sorry. ${council} does not give money for your proposal.`, `Why:\n${decision!.reasons}`,
    'You can propose something again at any time.',
  ],
});

export const standsAgain = toTheGroup({
  name: 'proposal-stands-again',
  subject: ({ reference }) => `The money for your proposal ${reference} is not there any more`,
  holds: ({ status }) => status === 'standing',
  paragraphs: (_, council) => [
    `${council} had set money aside for your proposal. That money is not there any more.`,
    'Your proposal stands ready again for the next time.',
  ],
});
