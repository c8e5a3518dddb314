import type { Event, Sealed } from '#kernel';

type Fact<Type extends string, Data extends object = object> =
  Event<Type, { searchId: string; organisationId: string } & Data>;

/** `search`: what is looked for, as JSON; both texts go with whoever saved it. `isShared`: with their committee. */
export type SearchSaved =
  Fact<'SearchSaved', { savedBy: string; isShared: boolean; name: Sealed; search: Sealed }>;
/** Somebody has looked at what was found until then. */
export type SearchLookedAt = Fact<'SearchLookedAt', { lookedBy: string }>;
export type SearchDeleted = Fact<'SearchDeleted', { deletedBy: string }>;

export type SavedSearchEvent = SearchSaved | SearchLookedAt | SearchDeleted;
