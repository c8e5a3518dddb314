/** How many characters each text of an obligation may have. */
export const obligationLimits = {
  spendOn: 1_500, words: 500, clawback: 1_000, evidence: 1_000, reasons: 1_500, project: 200, recipient: 200,
  agreement: 1_500, what: 500, to: 200,
} as const;
