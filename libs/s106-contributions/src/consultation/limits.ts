/** How many characters each text of a consultation may have. */
export const consultationLimits = {
  title: 200, question: 2_000, email: 254, name: 100, words: 5_000, nature: 300, reasons: 2_000, why: 1_000,
  cameOfIt: 3_000,
} as const;
