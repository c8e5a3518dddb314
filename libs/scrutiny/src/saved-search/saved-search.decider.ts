import { type Command, type Decider, Refusal } from '#kernel';
import type { SavedSearchEvent, SearchDeleted, SearchLookedAt, SearchSaved } from './saved-search.events.js';

export type SavedSearchCommand =
  | Command<'SaveSearch', SearchSaved['data']>
  | Command<'LookAtSearch', SearchLookedAt['data']>
  | Command<'DeleteSearch', SearchDeleted['data']>;

export type SavedSearchState = Readonly<{ savedBy: string | null; isShared: boolean }>;

const nothing: SavedSearchState = { savedBy: null, isShared: false };

/** A search that somebody keeps. */
export const savedSearch: Decider<SavedSearchState, SavedSearchCommand, SavedSearchEvent> = {
  initialState: nothing,
  streamOf: ({ searchId }) => `saved-search-${searchId}`,

  decide: {
    SaveSearch({ type: _, at: __, ...data }, { savedBy }) {
      if (savedBy !== null) throw new Refusal('already-saved', 'This search is saved already');
      return [{ type: 'SearchSaved', data }];
    },
    LookAtSearch({ type: _, at: __, ...data }, { savedBy, isShared }) {
      if (savedBy === null || (savedBy !== data.lookedBy && !isShared)) throw notThere();
      return [{ type: 'SearchLookedAt', data }];
    },
    DeleteSearch({ type: _, at: __, ...data }, { savedBy }) {
      if (savedBy === null) throw notThere();
      if (savedBy !== data.deletedBy) throw new Refusal('not-your-search', 'Only who saved a search can delete it');
      return [{ type: 'SearchDeleted', data }];
    },
  },

  evolve: {
    SearchSaved: (_, { data: { savedBy, isShared } }) => ({ savedBy, isShared }),
    SearchLookedAt: (state) => state,
    SearchDeleted: () => nothing,
  },
};

const notThere = () => new Refusal('no-such-search', 'There is no such search any more');
