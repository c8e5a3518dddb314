/** Purposes of the open standard for developer contributions that are in use, by their codes. */
export const PURPOSES = {
  'community-facilities': 'Community facilities',
  'affordable-housing': 'Affordable housing',
  'digital-infrastructure': 'Digital infrastructure',
  'economic-development': 'Economic development',
  education: 'Education',
  'flood-and-water-management': 'Flood and water management',
  'green-infrastructure': 'Green infrastructure',
  health: 'Health',
  highways: 'Highways',
  land: 'Land',
  'open-space-and-leisure': 'Open space and leisure',
  'transport-and-travel': 'Transport and travel',
  other: 'Other',
} as const;

export const isPurpose = (code: string) => Object.hasOwn(PURPOSES, code);
export const purposeInWords = (code: string) => (isPurpose(code) ? PURPOSES[code as keyof typeof PURPOSES] : code);
