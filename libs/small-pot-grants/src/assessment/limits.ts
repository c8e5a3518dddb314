/** How many characters an assessor has for the reason of one score. */
export const assessmentLimits = { reason: 1_000 } as const;
