import { reachInWords } from '#identity';
import type { DelegationUsed } from '#kernel';
import type { Detail } from '#scrutiny';
import type { GrantFacts } from './grant-facts.js';

/** The delegation that was in force: up to which sum, from when to when, and under which minute. */
export function delegationInWords(
  used: DelegationUsed | undefined, { delegations, funderId }: Pick<GrantFacts, 'delegations' | 'funderId'>,
): Detail[] {
  const given = used && delegations.get(used.delegationId);
  if (!given) return [];
  return [
    { label: 'Delegation', text: reachInWords(given), path: `/who-decides/${funderId}` },
    { label: 'Minute of the delegation', text: given.minute },
  ];
}

/** What else a decision stood on. */
export function authorityOf(used: DelegationUsed | undefined, dutiesRevision: number | undefined): string[] {
  return [
    ...(used ? [`the delegation as at revision ${used.revision}`] : []),
    ...(dutiesRevision ? [`the funder’s separation of duties as at revision ${dutiesRevision}`] : []),
  ];
}
