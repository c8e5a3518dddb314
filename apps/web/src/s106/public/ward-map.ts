import type { Boundary } from '#places';

/** How a ward is filled: each by a pattern of its own, so that colour is not needed. */
export type Shade = 'plain' | 'agreed' | 'held' | 'most';
export type MapWard = Readonly<{ code: string; name: string; boundary: Boundary; shade: Shade; words: string }>;
/** An SVG drawing: `width` and `height` are its own units. */
export type WardMap = Readonly<{
  width: number; height: number;
  wards: readonly Readonly<{ code: string; shade: Shade; words: string; path: string }>[];
}>;

const width = 600;
/** Wards are some kilometres wide and the drawing is for a phone: a tenth of a unit is more than the eye can tell. */
const rounded = (place: number) => Math.round(place * 10) / 10;

/** Draws wards where they lie, north up. A degree of longitude is as long as it is at the middle of them. */
export function wardMap(wards: readonly MapWard[]): WardMap | null {
  const rings = wards.flatMap(({ boundary }) => boundary.rings);
  if (rings.length === 0) return null;
  const [west, east] = ends(rings, 0);
  const [south, north] = ends(rings, 1);
  const narrowing = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = width / ((east - west) * narrowing);
  const pathOf = (ring: readonly number[]) => {
    const points = pointsOf(ring).map(([longitude, latitude]) =>
      `${rounded((longitude - west) * narrowing * scale)} ${rounded((north - latitude) * scale)}`);
    return `M${points.slice(0, -1).filter((point, at) => point !== points[at - 1]).join('L')}Z`;
  };
  return {
    width, height: Math.ceil((north - south) * scale),
    wards: wards.map(({ code, shade, words, boundary }) =>
      ({ code, shade, words, path: boundary.rings.map(pathOf).join('') })),
  };
}

function ends(rings: readonly (readonly number[])[], axis: 0 | 1): readonly [number, number] {
  const places = rings.flatMap((ring) => pointsOf(ring).map((point) => point[axis]));
  return [places.reduce((one, other) => Math.min(one, other)), places.reduce((one, other) => Math.max(one, other))];
}

const pointsOf = (ring: readonly number[]): readonly (readonly [number, number])[] =>
  ring.flatMap((place, at) => (at % 2 === 0 ? [[place, ring[at + 1]!] as const] : []));
