/** How many characters somebody has to say what their interest is, and how long a list may be. */
export const interestLimits = { nature: 300, applications: 2_000 } as const;
