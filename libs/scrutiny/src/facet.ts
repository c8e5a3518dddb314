import type { Sealed } from '#kernel';
import type { Reader } from './reader.js';

/** `from`: the first kind of reader who may have it; everybody, where it is missing. `part`: it can be withheld. */
type Redacted = Readonly<{ from?: Reader; part?: string }>;
/** A plain text, or one that somebody typed, which is opened only for who may read it. */
type Words = string | Sealed;

/**
 * What a step means beside its sentence, in a form that pages, search and the decision record use alike, whichever
 * context tells it. A context says only what its event holds. Pence are whole, instants UTC, hashes hexadecimal.
 */
export type Facet = Redacted & (
  /** The authority decided. `outcome`: one word or few, such as `awarded`, `declined`; a context may bring its own. */
  | Readonly<{ kind: 'decision'; outcome: string }>
  /** What came of it, by the group or the clock: `accepted`, `lapsed`. */
  | Readonly<{ kind: 'outcome'; outcome: string }>
  | Readonly<{ kind: 'money'; pence: number }>
  | Readonly<{ kind: 'ward'; code: string }>
  /** The organisation that it is about: the group, by its id. */
  | Readonly<{ kind: 'organisation'; id: string }>
  /** A rule that was in force, what it said, and the revision of the record that set it; null for a standing rule. */
  | Readonly<{ kind: 'rule'; rule: string; lines: readonly RuleLine[]; revision: number | null }>
  /** One assessor's score on one criterion; and what the same assessor had given before, where they changed it. */
  | Readonly<{ kind: 'score'; criterion: Words; score: number; outOf: number }>
  | Readonly<{ kind: 'score-change'; criterion: Words; before: number; after: number; outOf: number }>
  /** Scores added together, as they stood. */
  | Readonly<{ kind: 'total'; percent: number; scorers: number }>
  /** The place in the list that the decision stood on. */
  | Readonly<{ kind: 'rank'; rank: number }>
  /** Somebody said whether they have an interest. With one they are recused: the case is closed to them. */
  | Readonly<{ kind: 'interest'; role: string; isDeclared: boolean }>
  /** A vote on a motion; `against` is the dissent. */
  | Readonly<{ kind: 'vote'; motion: string; for: number; against: number; abstained: number; isCarried: boolean }>
  /** The decision is not what a ranking or a vote pointed to. `of`: a whole sentence. */
  | Readonly<{ kind: 'departure'; of: string }>
  /** What was considered and not done. A whole sentence. */
  | Readonly<{ kind: 'alternative'; what: string }>
  /** Something came after its last day. `days`: how many; null where that is not on record. */
  | Readonly<{ kind: 'late'; days: number | null }>
  /** The delegation relied on, as at a revision of its own record. */
  | Readonly<{ kind: 'delegation'; delegationId: string; revision: number; upToPence: number; words: string | null }>
  /** A file that the step stood on, with the SHA-256 that the fact carries. */
  | Readonly<{ kind: 'evidence'; name: string; sha256: string }>
);

export type RuleLine = Readonly<{ label: Words; text: Words }>;
export type FacetOf<Kind extends Facet['kind']> = Extract<Facet, { kind: Kind }>;

/** Those of one kind, in their order. */
export const facetsOf = <F extends Readonly<{ kind: string }>, Kind extends F['kind']>(
  facets: readonly F[] | undefined, kind: Kind,
): readonly Extract<F, { kind: Kind }>[] =>
  (facets ?? []).filter((one): one is Extract<F, { kind: Kind }> => one.kind === kind);
