import { applicationLimits } from '../application/limits.js';

/** How many characters whoever fills in for a group may type. */
export const helpingLimits = {
  how: 500, contactName: applicationLimits.contactName, email: applicationLimits.email, phone: applicationLimits.phone,
} as const;
