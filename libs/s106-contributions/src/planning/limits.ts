/** How many characters each text about a planning application may have. */
export const planningLimits = {
  site: 200, developer: 200, email: 254, why: 1_000, words: 3_000,
} as const;
