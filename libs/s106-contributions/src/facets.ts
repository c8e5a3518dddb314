import type { DelegationUsed } from '#kernel';
import type { Facet } from '#scrutiny';

export const wardFacets = (codes: readonly string[]): readonly Facet[] =>
  codes.map((code): Facet => ({ kind: 'ward', code }));

/** What came of it, and how much money it was about. */
export const cameOf = (outcome: string, pence: number): readonly Facet[] =>
  [{ kind: 'outcome', outcome }, { kind: 'money', pence }];

/** What the authority decided, about how much money, under which delegation. */
export const decided = (outcome: string, pence: number | null, delegation?: DelegationUsed): readonly Facet[] => [
  { kind: 'decision', outcome }, ...(pence === null ? [] : [{ kind: 'money', pence } as const]),
  ...(delegation ? [{ kind: 'delegation', ...delegation, words: null } as const] : []),
];

/** The place that the sector gave it. Null where it was not ranked. */
export const rankFacets = (rank: number | null): readonly Facet[] => (rank === null ? [] : [{ kind: 'rank', rank }]);
