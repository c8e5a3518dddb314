import { Text, WholeNumber } from '../forms/fields.js';

/** What narrows the pages of patterns; blank is all. */
export class PatternSearch {
  @Text({ most: 100 }) funderId!: string;
  @Text({ most: 100 }) roundId!: string;
  /** In which a financial year begins. */
  @WholeNumber() year?: number;
}

type Named = Readonly<{ value: string; text: string }>;

/** Only funders whose patterns this reader may see; another one finds nothing. */
export const filterOf = ({ funderId, roundId, year }: PatternSearch, funders: readonly string[]) => ({
  funderIds: funderId === '' ? funders : funders.filter((id) => id === funderId),
  roundId: roundId === '' ? null : roundId, year: year !== undefined && year <= 9_999 ? year : null,
});

const all: Named = { value: '', text: 'All' };
export const choicesOf = (pairs: Iterable<readonly [string, string]>): readonly Named[] =>
  [all, ...[...new Map(pairs)].map(([value, text]) => ({ value, text }))];

/** 2027 → "2027–28". */
export const yearsOf = (years: readonly number[]): readonly Named[] =>
  [all, ...years.map((year) => ({ value: String(year), text: `${year}–${String(year + 1).slice(2)}` }))];
