import type { Case, Detail, Said, Telling } from './case.js';
import type { Facet } from './facet.js';
import { type Reader, sees } from './reader.js';

/** What stands where a part is withheld from publication. */
export const WITHHELD = 'Withheld';

/** `withheld`: the parts that are kept from this reader. */
export type Rights = Readonly<{ reader: Reader; withheld: readonly string[] }>;

export const rightsOf = (reader: Reader, { withheld }: Pick<Case, 'withheld'>): Rights =>
  ({ reader, withheld: reader === 'public' ? (withheld?.parts ?? []) : [] });

const isWithheld = ({ part }: { part?: string | undefined }, { withheld }: Rights) =>
  part !== undefined && withheld.includes(part);

/** What is not for this reader goes; what is withheld stays as a gap that can be seen. */
export const detailsFor = (details: readonly Detail[], rights: Rights) =>
  details.filter(({ from }) => sees(rights.reader, from))
    .map(({ label, text, path, part }) => {
      if (isWithheld({ part }, rights)) return { label, text: WITHHELD };
      return { label, text, ...(path !== undefined && { path }) };
    });

/** What is not for this reader, or is withheld, goes without a trace: a search must not find it by its gap. */
export const facetsFor = (facets: readonly Facet[], rights: Rights): readonly Facet[] =>
  facets.filter((facet) => sees(rights.reader, facet.from) && !isWithheld(facet, rights))
    .map(({ from: _, part: __, ...facet }) => facet as Facet);

/** The telling without anything that this reader may not see; null where the whole step is not for them. */
export function tellingFor({ because, details = [], budgets = [], facets = [], ...telling }: Telling, rights: Rights) {
  if (!sees(rights.reader, telling.from)) return null;
  return {
    ...telling,
    because: becauseFor(because, rights),
    details: detailsFor(details, rights),
    budgets: budgets.filter((budget) => !isWithheld(budget, rights))
      .map(({ of, beforePence, afterPence }) => ({ of, beforePence, afterPence })),
    facets: facetsFor(facets, rights),
  };
}

function becauseFor(said: Said | undefined, rights: Rights) {
  if (!said || !sees(rights.reader, said.from)) return null;
  return isWithheld(said, rights) ? WITHHELD : said.text;
}
