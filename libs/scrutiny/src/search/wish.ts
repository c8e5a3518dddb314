/** What is either so or not. */
export const TRAITS = ['interest', 'departure', 'late', 'delegation', 'dissent'] as const;
export type Trait = (typeof TRAITS)[number];
export const SORTS = ['newest', 'oldest', 'most', 'least'] as const;
export type Sort = (typeof SORTS)[number];

/** What somebody looks for; all of it has to fit, and what is missing does not matter. Pence, and days in London. */
export type SearchWish = Partial<Readonly<{
  /** Words that stand together in what the reader may read. */
  text: string;
  /** In which role somebody acted, as trails call it: "a decider". */
  role: string;
  /** A part of somebody's name, for who reads names. */
  person: string;
  /** A part of the name of the group or the funder. */
  organisation: string;
  /** Codes of wards, any of them; where there are none, nothing is found. */
  wards: readonly string[];
  fromPence: number;
  toPence: number;
  fromDay: string;
  toDay: string;
  outcome: string;
  rule: string;
  traits: readonly Trait[];
  sort: Sort;
}>>;
