/** How many characters the reasons for a decision, or for keeping a part of it from the public, may have. */
export const decisionLimits = { reasons: 2_000, withheldReason: 500 } as const;
