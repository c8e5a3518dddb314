/** How many characters each field of an organisation's record may have. */
export const organisationLimits = {
  name: 100, about: 300, number: 30, postcode: 10, contactName: 100, contactAddress: 254, reason: 1_000,
} as const;
