/** Codes of the open standard for developer contributions that have no end date: the only ones that are published. */
export const AGREEMENT_TYPES = ['section-106', 'community-infrastructure-levy', 'section-278'] as const;
export type AgreementType = (typeof AGREEMENT_TYPES)[number];

/** There is none for money that was given back: a repayment is told in notes and in the statement. */
export const FUNDING_STATUSES = ['secured', 'received', 'allocated', 'transferred', 'spent'] as const;
export type FundingStatus = (typeof FUNDING_STATUSES)[number];

/** What a contribution is for, with the standard's name. */
export const PURPOSES = {
  'affordable-housing': 'Affordable housing',
  bonds: 'Bonds',
  'cil-administration-costs': 'CIL administration costs',
  'community-facilities': 'Community facilities',
  'community-infrastructure-levy': 'Community infrastructure levy',
  'digital-infrastructure': 'Digital infrastructure',
  'economic-development': 'Economic development',
  education: 'Education',
  'flood-and-water-management': 'Flood and water management',
  'green-infrastructure': 'Green infrastructure',
  health: 'Health',
  highways: 'Highways',
  land: 'Land',
  'mayoral-community-infrastructure-levy': 'Mayoral Community Infrastructure Levy',
  'monitoring-fees': 'Monitoring fees',
  'neighbourhood-community-infrastructure-levy': 'Neighbourhood Community Infrastructure Levy',
  'open-space-and-leisure': 'Open space and leisure',
  other: 'Other',
  'transport-and-travel': 'Transport and travel',
} as const;
export type Purpose = keyof typeof PURPOSES;

/** Codes that ended, and what took their place. */
export const ENDED_PURPOSES: Readonly<Record<string, Purpose>> = {
  flood: 'flood-and-water-management', 'open-space': 'open-space-and-leisure', transport: 'transport-and-travel',
};

export const isPurpose = (code: string): code is Purpose => Object.hasOwn(PURPOSES, code);
