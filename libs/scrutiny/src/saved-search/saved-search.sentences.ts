import type { Sayings } from '#kernel';
import type { SavedSearchEvent } from './saved-search.events.js';

const record = 'Saved searches';
// Those whom a committee looks into read this too: who looks for what is not for them.
const isNameless = true;

export const savedSearchSentences: Sayings<SavedSearchEvent> = {
  SearchSaved: ({ data: { isShared } }) =>
    ({ record, isNameless, what: `A search was saved${isShared ? ', and shared with the committee' : ''}.` }),
  SearchLookedAt: () => ({ record, isNameless, what: 'What a saved search found was looked at.' }),
  SearchDeleted: () => ({ record, isNameless, what: 'A saved search was deleted.' }),
};
