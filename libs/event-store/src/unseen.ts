import type { EventStore, Position, Recorded } from './event-store.js';

/** What lies beyond `after`, each event once: an engine that lost its connection may deliver some of them again. */
export function unseen(store: Pick<EventStore, 'compare'>, page: readonly Recorded[], after: Position) {
  let reached = after;
  return page.filter(({ position }) => {
    const isNew = store.compare(position, reached) > 0;
    if (isNew) reached = position;
    return isNew;
  });
}
