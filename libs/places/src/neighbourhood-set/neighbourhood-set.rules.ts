import { Refusal } from '#kernel';
import type { NeighbourhoodsImported, Ward } from './neighbourhood-set.events.js';

/** One event holds the whole set, so that all of it is imported or nothing. England has some 7,000 wards. */
const mostWards = 10_000;
const mostPeople = 1_000_000;

export function mustBeASource(data: Omit<NeighbourhoodsImported['data'], 'importedAt'>) {
  if (data.populationSource.trim() === '')
    throw new Refusal('no-source', 'Say where the population figures come from', 'populationSource');
  if (!Number.isInteger(data.populationYear) || data.populationYear < 1900 || data.populationYear > 2200)
    throw new Refusal('no-year', 'Say which year the population figures are for', 'populationYear');
}

export function mustBeDistinctWards(wards: readonly Ward[]) {
  if (wards.length === 0) throw new Refusal('no-wards', 'The file has no wards in it');
  if (wards.length > mostWards) throw new Refusal('too-many-wards', `A set holds ${mostWards} wards at most`);
  const seen = new Set<string>();
  for (const { code, population } of wards) {
    if (seen.has(code)) throw new Refusal('ward-twice', `Ward ${code} is in the file twice`);
    if (!Number.isInteger(population) || population < 0 || population > mostPeople)
      throw new Refusal('not-a-population', `Ward ${code} needs a whole number of people`);
    seen.add(code);
  }
}
