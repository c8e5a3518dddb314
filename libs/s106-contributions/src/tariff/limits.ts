/** How many characters each text of a tariff may have. */
export const tariffLimits = { minute: 500 } as const;
