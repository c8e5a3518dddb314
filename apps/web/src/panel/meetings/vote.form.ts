import { panelLimits, type PanelVoteWish, type Vote, votes } from '#small-pot-grants';
import { Choice, Pounds, Rows, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { NeededWhen } from '../../forms/needed-when.js';

const motions = ['full', 'part', 'decline'] as const;

class Ballot {
  @Text({ most: 200, missing: 'Open this page again' }) memberId!: string;
  @Choice(votes, 'Select how they voted') vote!: Vote;
}

/** How a panel voted on one application. `pence` counts only where a part was proposed. */
export class VoteForm extends Form {
  @Choice(motions, 'Select what the panel voted on') motion!: (typeof motions)[number];
  @NeededWhen<VoteForm>(({ motion }) => motion === 'part', 'Enter how much was proposed')
  @Pounds() pence!: number | undefined;
  @Rows(Ballot, { most: panelLimits.members, missing: 'Nobody may vote on this application' }) votes!: Ballot[];
  @Text({ most: panelLimits.reasons, missing: 'Enter the panel’s reasons' }) reasons!: string;
}

/** The same, with why the signed minutes are corrected. */
export class CorrectionForm extends VoteForm {
  @Text({ most: panelLimits.because, missing: 'Enter why the minutes are corrected' }) because!: string;
}

type Asking = Readonly<{ id: string; askedPence: number }>;

export function voteOf(form: VoteForm, { id, askedPence }: Asking): PanelVoteWish {
  const { motion, pence = 0, reasons } = form;
  const amounts = { full: askedPence, part: pence, decline: 0 };
  return {
    applicationId: id, reasons, votes: form.votes.map(({ memberId, vote }) => ({ memberId, vote })),
    motion: { outcome: motion === 'decline' ? 'decline' : 'award', pence: amounts[motion] },
  };
}
