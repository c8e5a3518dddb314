import type { Detail } from '#scrutiny';
import { motionInWords, type PanelEvidence, tallyInWords } from './panel-evidence.rules.js';
import type { Motion } from './panel-meeting.events.js';

/** What the panel had voted when it was decided, and whether the decision departs from it. */
export function panelInWords(panel: PanelEvidence | undefined, decision: Motion): readonly Detail[] {
  if (!panel) return [];
  const { motion, tally } = panel;
  const vote = `On whether to ${motionInWords(motion)}: ${tallyInWords(tally)}.`;
  const isFollowed = tally.carried && motion.outcome === decision.outcome && motion.pence === decision.pence;
  return [{ label: 'The panel’s vote', text: isFollowed ? vote : `${vote} The decision departs from it.` }];
}

export const minutesOf = (panel: PanelEvidence | undefined): readonly string[] =>
  (panel ? [`the panel’s minutes as at revision ${panel.revision}`] : []);
