import { Refusal } from '#kernel';

/**
 * Whose committee it is, where nothing but the member says so.
 * @throws Refusal `which-council` for a member of two councils, with the field `reference`
 */
export function onlyCouncil([mine, another]: readonly string[]): string {
  if (mine !== undefined && another === undefined) return mine;
  throw new Refusal('which-council', 'Enter a reference, so that we know which council you mean', 'reference');
}
