export { Boundaries } from './boundary-set/boundaries.js';
export { boundarySets } from './boundary-set/boundary-sets.view.js';
export type { BoundariesImported, Boundary } from './boundary-set/boundary-set.events.js';
export type { Matched, Undrawn } from './boundary-set/matching.js';
export type { NeighbourhoodsImported, Ward } from './neighbourhood-set/neighbourhood-set.events.js';
export { type NeighbourhoodSetRow, neighbourhoodSets } from './neighbourhood-set/neighbourhood-sets.view.js';
export { findWards, type NamedNeighbourhood, neighbourhoodsOf, Places } from './neighbourhood-set/places.js';
export { BadFile } from './neighbourhood-set/ward-file.js';
export { PlacesModule } from './places.module.js';
