import type { Sayings } from '#kernel';
import type { BoundarySetEvent } from './boundary-set/boundary-set.events.js';
import type { NeighbourhoodSetEvent } from './neighbourhood-set/neighbourhood-set.events.js';

const record = 'Places';

/** What each event of this library says, for a reader of the record. */
export const placesSentences: Sayings<BoundarySetEvent | NeighbourhoodSetEvent> = {
  BoundariesImported: ({ data: { name, source, boundaries } }) =>
    ({ record, what: `The boundaries of ${boundaries.length} wards came in: ${name}, from ${source}.` }),
  NeighbourhoodsImported: ({ data: { name, wards, populationSource, populationYear } }) => ({
    record, what: `${wards.length} wards in neighbourhoods came in: ${name}, with populations of ${populationYear} `
      + `from ${populationSource}.`,
  }),
};
