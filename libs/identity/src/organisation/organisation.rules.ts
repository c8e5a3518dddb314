import { Refusal } from '#kernel';

export const KINDS =
  ['council', 'community-foundation', 'infrastructure-body', 'small-group', 'charity', 'company'] as const;
export type Kind = (typeof KINDS)[number];

export function mustBeAKind(kind: string) {
  if (!(KINDS as readonly string[]).includes(kind))
    throw new Refusal('unknown-kind', 'Select what kind of organisation this is', 'kind');
}
