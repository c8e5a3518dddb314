import type { PURPOSES } from '../purposes.rules.js';

/** Codes of the open standard for developer contributions that have no end date: the only ones that are published. */
export const AGREEMENT_TYPES = ['section-106', 'community-infrastructure-levy', 'section-278'] as const;
export type AgreementType = (typeof AGREEMENT_TYPES)[number];

/** There is none for money that was given back: a repayment is told in notes and in the statement. */
export const FUNDING_STATUSES = ['secured', 'received', 'allocated', 'transferred', 'spent'] as const;
export type FundingStatus = (typeof FUNDING_STATUSES)[number];

/** Purposes that the standard has and no obligation is recorded for here: the levy, bonds and fees of their own. */
export const PURPOSES_ELSEWHERE = [
  'bonds', 'cil-administration-costs', 'community-infrastructure-levy', 'mayoral-community-infrastructure-levy',
  'monitoring-fees', 'neighbourhood-community-infrastructure-levy',
] as const;
export type PublishedPurpose = keyof typeof PURPOSES | (typeof PURPOSES_ELSEWHERE)[number];

/** Codes that ended, and what took their place. */
export const ENDED_PURPOSES: Readonly<Record<string, keyof typeof PURPOSES>> = {
  flood: 'flood-and-water-management', 'open-space': 'open-space-and-leisure', transport: 'transport-and-travel',
};
