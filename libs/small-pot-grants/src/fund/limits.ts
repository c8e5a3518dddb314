/** How many characters each text of a fund may have. */
export const fundLimits = {
  name: 100, source: 200, restriction: 500, donor: 200, financialYear: 7, costCode: 20,
} as const;
