/** How many characters each text about a group's move may have. */
export const handoverLimits = { name: 100, email: 254, reason: 1_000, told: 1_000 } as const;
