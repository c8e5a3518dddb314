import { type Command, type Decider, Refusal } from '#kernel';
import type { NeighbourhoodSetEvent, NeighbourhoodsImported } from './neighbourhood-set.events.js';
import { mustBeASource, mustBeDistinctWards } from './neighbourhood-set.rules.js';

export type ImportNeighbourhoods = Command<'ImportNeighbourhoods', Omit<NeighbourhoodsImported['data'], 'importedAt'>>;

type NeighbourhoodSet = Readonly<{ fileSha256: string | null; populationSource: string; populationYear: number }>;

/** One set of wards from one source: no ward stands in it twice. */
export const neighbourhoodSet: Decider<NeighbourhoodSet, ImportNeighbourhoods, NeighbourhoodSetEvent> = {
  initialState: { fileSha256: null, populationSource: '', populationYear: 0 },
  streamOf: ({ setId }) => `neighbourhood-set-${setId}`,

  decide: {
    ImportNeighbourhoods({ type: _, at, ...data }, state) {
      if (isTheSame(data, state))
        throw new Refusal('already-imported', 'This file is already imported. Nothing changed.');
      mustBeASource(data);
      mustBeDistinctWards(data.wards);
      return [{ type: 'NeighbourhoodsImported', data: { ...data, importedAt: at } }];
    },
  },

  evolve: {
    NeighbourhoodsImported: (_, { data: { fileSha256, populationSource, populationYear } }) =>
      ({ fileSha256, populationSource, populationYear }),
  },
};

const isTheSame = (one: NeighbourhoodSet, other: NeighbourhoodSet) =>
  one.fileSha256 === other.fileSha256
  && one.populationSource === other.populationSource && one.populationYear === other.populationYear;
