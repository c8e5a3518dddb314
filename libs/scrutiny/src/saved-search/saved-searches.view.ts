import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { SavedSearchEvent } from './saved-search.events.js';

@Entity('saved_search')
export class SavedSearchRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') organisationId!: string;
  @Column('text') savedBy!: string;
  @Column('boolean') isShared!: boolean;
  @Column('jsonb') name!: Sealed;
  @Column('jsonb') search!: Sealed;
  @Column('text') savedAt!: Instant;
  /** When who has last looked. */
  @Column('jsonb') looked!: Readonly<Record<string, Instant>>;
}

/** Searches that people keep. */
export const savedSearches: View<SavedSearchRow, SavedSearchEvent> = {
  name: 'saved_searches',
  version: 1,
  row: SavedSearchRow,
  key: ({ data }) => data.searchId,
  evolve: {
    SearchSaved: (_, { data: { searchId: id, ...data }, recordedAt: savedAt }) =>
      ({ ...data, id, savedAt, looked: { [data.savedBy]: savedAt } }),
    SearchLookedAt: (row, { data: { lookedBy }, recordedAt }) =>
      row && { ...row, looked: { ...row.looked, [lookedBy]: recordedAt } },
    SearchDeleted: () => undefined,
  },
};
