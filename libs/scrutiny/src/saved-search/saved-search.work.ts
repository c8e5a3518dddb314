import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Search } from '../search/search.js';
import { type WorkItem, WorkSource } from '../work-list/work-source.js';
import { SavedSearches } from './saved-searches.js';

/** What saved searches bring to the work list: those in which something is new since this reader has looked. */
@Injectable()
export class SavedSearchWork extends WorkSource {
  constructor(private readonly searches: SavedSearches, private readonly search: Search) { super(); }

  async itemsFor(actor: Actor): Promise<readonly WorkItem[]> {
    const found = await Promise.all((await this.searches.list(actor)).map(async ({ id, name, wish, since }) => {
      return { id, name, since, isNew: (await this.search.newSince(actor, wish, since)).found };
    }));
    return found.filter(({ isNew }) => isNew > 0).map(({ id, name, since, isNew }) => ({
      what: `Look at ${isNew} new or changed in “${name}”`, path: `/scrutiny/searches/${id}`, note: null,
      waitsFor: 'you', since, dueAt: null,
    }));
  }
}
