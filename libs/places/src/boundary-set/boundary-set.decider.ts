import { type Command, type Decider, Refusal } from '#kernel';
import type { BoundariesImported, BoundarySetEvent } from './boundary-set.events.js';

export type ImportBoundaries = Command<'ImportBoundaries', Omit<BoundariesImported['data'], 'importedAt'>>;

type BoundarySet = Readonly<{ fileSha256: string | null; source: string }>;

/** One event holds the whole set. England has some 7,000 wards. */
const mostBoundaries = 10_000;

/** One set of ward boundaries from one source: no ward stands in it twice. */
export const boundarySet: Decider<BoundarySet, ImportBoundaries, BoundarySetEvent> = {
  initialState: { fileSha256: null, source: '' },
  streamOf: ({ setId }) => `boundary-set-${setId}`,

  decide: {
    ImportBoundaries({ type: _, at, ...data }, { fileSha256, source }) {
      if (data.fileSha256 === fileSha256 && data.source === source)
        throw new Refusal('already-imported', 'This file is already imported. Nothing changed.');
      if (data.source.trim() === '') throw new Refusal('no-source', 'Say where the boundaries come from', 'source');
      mustBeDistinct(data.boundaries.map(({ code }) => code));
      return [{ type: 'BoundariesImported', data: { ...data, importedAt: at } }];
    },
  },

  evolve: {
    BoundariesImported: (_, { data: { fileSha256, source } }) => ({ fileSha256, source }),
  },
};

function mustBeDistinct(codes: readonly string[]) {
  if (codes.length === 0) throw new Refusal('no-boundaries', 'The file has no boundaries in it');
  if (codes.length > mostBoundaries)
    throw new Refusal('too-many-boundaries', `A set holds ${mostBoundaries} boundaries at most`);
  const seen = new Set<string>();
  const twice = codes.find((code) => seen.size === seen.add(code).size);
  if (twice !== undefined) throw new Refusal('ward-twice', `Ward ${twice} is in the file twice`);
}
