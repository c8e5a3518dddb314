/** How many characters each answer of a group may have, and how many lines of costs. */
export const applicationLimits = {
  name: 100, about: 300, number: 30,
  title: 100, description: 2_000,
  who: 500, place: 100,
  lines: 15, item: 100,
  outcome: 1_000,
  contactName: 100, email: 254, phone: 30,
  /** A whole page as it stood when it was left half filled in. */
  unfinished: 20_000,
} as const;
