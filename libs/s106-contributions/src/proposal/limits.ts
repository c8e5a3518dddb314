/** How many characters each text of a proposal may have. */
export const proposalLimits = {
  group: 100, facility: 500, place: 200, forWhom: 500, contactName: 100, contactEmail: 254, reasons: 2_000,
} as const;
