import type { Event } from '#kernel';

/**
 * Where a ward lies: the rings of its polygons, each `[longitude, latitude, longitude, latitude, …]` in WGS84, with
 * four decimal places (some 10 metres). A ring within another is a hole.
 */
export type Boundary = Readonly<{ code: string; name: string; rings: readonly (readonly number[])[] }>;

/** A whole file of boundaries from one source. It replaces what the set held before. */
export type BoundariesImported = Event<'BoundariesImported', {
  setId: string; name: string; source: string; fileSha256: string; boundaries: readonly Boundary[]; importedAt: string;
}>;

export type BoundarySetEvent = BoundariesImported;
