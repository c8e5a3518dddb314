/** How many characters each text of a round may have, and how many rows. */
export const roundLimits = {
  name: 100, purpose: 1_500, contact: 300,
  questions: 6, question: 200, ifNot: 500,
  criteria: 8, criterionName: 80, guidance: 600, meaning: 150,
  how: 1_000, decidedBy: 200, authority: 300,
  shares: 20, reasons: 1_500,
} as const;
