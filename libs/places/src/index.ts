export type { NeighbourhoodsImported, Ward } from './neighbourhood-set/neighbourhood-set.events.js';
export { type NeighbourhoodSetRow, neighbourhoodSets } from './neighbourhood-set/neighbourhood-sets.view.js';
export { findWards, type NamedNeighbourhood, neighbourhoodsOf, Places } from './neighbourhood-set/places.js';
export { BadFile } from './neighbourhood-set/ward-file.js';
export { PlacesModule } from './places.module.js';
