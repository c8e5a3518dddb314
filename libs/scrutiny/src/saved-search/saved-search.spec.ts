import { specification } from '#testing';
import { savedSearch } from './saved-search.decider.js';
import type { SavedSearchEvent } from './saved-search.events.js';

const past = specification(savedSearch);
const at = '2027-06-01T09:00:00.000Z';
const one = { searchId: 's1', organisationId: 'lcc' };
const what = { savedBy: 'moira', isShared: false, name: { _sd: 'name' }, search: { _sd: 'search' } };
const saved: SavedSearchEvent = { type: 'SearchSaved', data: { ...one, ...what } };
const shared: SavedSearchEvent = { type: 'SearchSaved', data: { ...one, ...what, isShared: true } };
const looked = (lookedBy: string): SavedSearchEvent => ({ type: 'SearchLookedAt', data: { ...one, lookedBy } });
const deleted: SavedSearchEvent = { type: 'SearchDeleted', data: { ...one, deletedBy: 'moira' } };
const save = { type: 'SaveSearch', ...one, ...what, at } as const;
const look = (lookedBy: string) => ({ type: 'LookAtSearch', ...one, lookedBy, at }) as const;
const remove = (deletedBy: string) => ({ type: 'DeleteSearch', ...one, deletedBy, at }) as const;

describe('a saved search', () => {
  it('is saved once', () => {
    past().when(save).then(saved);
    past(saved).when(save).thenRefuses('already-saved');
  });
  it('is looked at by whoever saved it, and by nobody else', () => {
    past(saved).when(look('moira')).then(looked('moira'));
    past(saved).when(look('sue')).thenRefuses('no-such-search');
  });
  it('is looked at by the committee with which it is shared', () => past(shared).when(look('sue')).then(looked('sue')));
  it('is deleted by whoever saved it, shared or not', () => {
    for (const history of [saved, shared]) past(history).when(remove('moira')).then(deleted);
    past(shared).when(remove('sue')).thenRefuses('not-your-search');
  });
  it('is gone once it is deleted', () => {
    for (const command of [look('moira'), remove('moira')])
      past(saved, deleted).when(command).thenRefuses('no-such-search');
    past().when(look('moira')).thenRefuses('no-such-search');
  });
});
