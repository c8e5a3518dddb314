import type { Actor } from '#identity';
import { Refusal } from '#kernel';
import type { CaseFiles } from './case-files.js';
import { onlyCouncil } from './only-council.js';

/** `reference`: null where it is about no case. */
export type AskedAbout = Readonly<{ organisationId: string; reference: string | null }>;

/**
 * The case of that reference, of the member's own council; for '', the council itself. Of other cases they learn no
 * more than that there is none.
 * @throws Refusal
 */
export async function askedAbout(files: CaseFiles, actor: Actor, typed: string): Promise<AskedAbout> {
  if (typed === '') return { organisationId: onlyCouncil(actor.organisationsWhere('scrutinise')), reference: null };
  const one = (await files.open(typed))?.one;
  if (!one?.isWithFunder || !actor.may('scrutinise', one.funderId))
    throw new Refusal('no-such-case', 'Your council has no such case. Check the reference', 'reference');
  return { organisationId: one.funderId, reference: one.reference };
}
