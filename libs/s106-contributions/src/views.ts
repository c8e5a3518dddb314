import type { View } from '#event-store';

/** Every view of this context, to be kept up by the projector and waited for by the pages. */
export const s106ContributionsViews: readonly View[] = [];
