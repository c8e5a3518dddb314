/** How many characters each text of an agreement may have. */
export const agreementLimits = { site: 200, developer: 200, notes: 1_500, what: 1_500, source: 500 } as const;
