import { dateInWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Sort, Trait } from '#scrutiny';
import type { Searched } from './search.form.js';

export const traitWords: Readonly<Record<Trait, string>> = {
  interest: 'Somebody declared an interest', departure: 'It departs from a ranking or a vote',
  late: 'Something came late, and was taken', delegation: 'It rests on a delegation',
  dissent: 'Somebody voted against',
};
export const sortWords: Readonly<Record<Sort, string>> = {
  newest: 'The newest first', oldest: 'The oldest first', most: 'The most money first', least: 'The least money first',
};

/** A filter that is on, in words, and the search without it. */
export type ActiveFilter = Readonly<{ text: string; without: string }>;
type Pairs = readonly (readonly [string, string])[];

const addressOf = (pairs: Pairs) =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();

const words: Readonly<Record<string, (value: string) => string>> = {
  text: (value) => `Words: “${value}”`,
  organisation: (value) => `Organisation: ${value}`,
  place: (value) => `Place: ${value}`,
  person: (value) => `Person: ${value}`,
  role: (value) => `Role: ${value}`,
  outcome: (value) => `What came of it: ${value}`,
  rule: (value) => `Rule: ${value}`,
  traits: (value) => traitWords[value as Trait],
  least: (value) => `At least ${inPounds(Number(value) * 100)}`,
  most: (value) => `At most ${inPounds(Number(value) * 100)}`,
  from: (value) => `From ${dateInWords(value)}`,
  to: (value) => `Until ${dateInWords(value)}`,
};

/** What leads to the same search again, as it was read; without its page. '' where nothing is looked for. */
export function queryOf({ page: _, ...searched }: Searched): string {
  return addressOf(pairsOf(searched));
}

export function activeFilters(searched: Searched): readonly ActiveFilter[] {
  const pairs = pairsOf(searched);
  return pairs.flatMap((pair) => {
    const [name, value] = pair;
    const text = words[name]?.(value);
    return text === undefined ? [] : [{ text, without: addressOf(pairs.filter((one) => one !== pair)) }];
  });
}

/** Amounts in pounds, as somebody would type them. */
function pairsOf({ page: _, ...searched }: Searched): Pairs {
  return Object.entries(searched).flatMap(([name, value]: [string, unknown]): Pairs => {
    if (typeof value === 'number') return [[name, String(value / 100)]];
    return [value ?? ''].flat().map(String).filter((one) => one !== '').map((one) => [name, one] as const);
  });
}
