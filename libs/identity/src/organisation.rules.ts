import { Refusal } from '#kernel';

export const KINDS =
  ['council', 'community-foundation', 'infrastructure-body', 'small-group', 'charity', 'company'] as const;
export type Kind = (typeof KINDS)[number];

export const ROLES = [
  'applicant', 'officer', 'approver', 'assessor', 'decider', 'scrutiny-member', 'data-protection-officer', 'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export function mustBeAKind(kind: string) {
  if (!(KINDS as readonly string[]).includes(kind))
    throw new Refusal('unknown-kind', 'Select what kind of organisation this is', 'kind');
}

export function mustBeARole(role: string) {
  if (!(ROLES as readonly string[]).includes(role))
    throw new Refusal('unknown-role', 'Select a role from the list', 'role');
}
