import { inPounds, Refusal } from '#kernel';
import type { Motion, Tally } from './panel-meeting.events.js';

/** A signed vote, and the revision of the minutes that has it. */
export type PanelEvidence = Readonly<{ meetingId: string; revision: number; motion: Motion; tally: Tally }>;

/** What panels have said on an application. `isChair`: whoever decides does so as the chair, for the panel. */
export type PanelFacts = Readonly<{ isChair: boolean; hasUnsigned: boolean; signed: PanelEvidence | null }>;

/**
 * What a decision stands on, of what a panel voted. Votes that nobody signed decide nothing. The chair decides what the
 * panel carried; anybody else may depart from it in reasons of their own, and the trail shows both.
 */
export function panelEvidenceFor(decision: Motion, { isChair, hasUnsigned, signed }: PanelFacts): PanelEvidence | null {
  if (hasUnsigned)
    throw new Refusal('minutes-not-signed', 'The panel’s vote on this is not signed. The chair has to sign it first.');
  if (isChair) mustBeCarried(decision, signed);
  return signed;
}

function mustBeCarried({ outcome, pence }: Motion, signed: PanelEvidence | null) {
  if (!signed) throw new Refusal('panel-has-not-voted', 'You decide for the panel, and it has not voted on this yet');
  const { motion, tally } = signed;
  if (!tally.carried)
    throw new Refusal('not-carried', `The panel did not agree to ${motionInWords(motion)}. Ask it to vote again.`);
  if (motion.outcome !== outcome || motion.pence !== pence)
    throw new Refusal('not-what-the-panel-voted', `The panel voted to ${motionInWords(motion)}. Decide that.`, 'pence');
}

/** The same, as a decision's evidence has it: nothing where no panel voted. */
export function standingOnPanel(decision: Motion, facts: PanelFacts): Readonly<{ panel?: PanelEvidence }> {
  const panel = panelEvidenceFor(decision, facts);
  return panel ? { panel } : {};
}

/** "award £4,500", "decline". */
export const motionInWords = ({ outcome, pence }: Motion) =>
  (outcome === 'award' ? `award ${inPounds(pence)}` : 'decline');

/** "4 for, 1 against, none abstained". */
export const tallyInWords = ({ for: inFavour, against, abstained }: Tally) =>
  `${inFavour} for, ${against} against, ${abstained === 0 ? 'none' : abstained} abstained`;
