export { encodeEntries, parseEntries } from './entries.js';
export {
  entryTileOf, entryTilesOf, hashesFromTiles, hashesIn, type InTile, parseTilePath, pathOfTile, type ReadTile,
  type Tile, TILE_WIDTH, tileOf, tilesOf,
} from './tiles.js';
