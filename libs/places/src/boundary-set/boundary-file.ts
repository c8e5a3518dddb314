import { createHash } from 'node:crypto';
import { BadFile } from '../neighbourhood-set/ward-file.js';
import type { Boundary } from './boundary-set.events.js';

type Feature = Readonly<{
  properties?: Readonly<Record<string, unknown>> | null;
  geometry?: Readonly<{ type?: unknown; coordinates?: unknown }> | null;
}>;

/**
 * Reads a GeoJSON FeatureCollection of wards in WGS84. A ward's code and name stand in its properties as `ward_code`
 * and `ward_name`, or as the ONS writes them for a year (`WD23CD`, `WD23NM`).
 * @throws BadFile with every bad feature
 */
export function readBoundaries(file: Buffer): { boundaries: readonly Boundary[]; fileSha256: string } {
  const features = featuresOf(file);
  const faults: string[] = [];
  const boundaries = features.map((feature, at) => {
    const boundary = boundaryOf(feature);
    const fault = faultOf(boundary);
    if (fault) faults.push(`Feature ${at + 1}${boundary.code && ` (${boundary.code})`}: ${fault}`);
    return boundary;
  });
  if (faults.length > 0) throw new BadFile(faults);
  return { boundaries, fileSha256: createHash('sha256').update(file).digest('hex') };
}

function featuresOf(file: Buffer): readonly Feature[] {
  const { type, features } = jsonOf(file) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw new BadFile(['This is not a GeoJSON FeatureCollection']);
  return features.map((feature) => Object(feature) as Feature);
}

function jsonOf(file: Buffer): object {
  try {
    return Object(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file))) as object;
  } catch (error) {
    throw new BadFile([`This is not JSON in UTF-8: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function boundaryOf({ properties, geometry }: Feature): Boundary {
  const named = (name: string, ons: RegExp) => {
    const [, text] = Object.entries(properties ?? {}).find(([key]) => key === name || ons.test(key)) ?? [];
    return typeof text === 'string' ? text.trim() : '';
  };
  return {
    code: named('ward_code', /^WD\d\dCD$/i), name: named('ward_name', /^WD\d\dNM$/i), rings: ringsOf(geometry),
  };
}

function ringsOf(geometry: Feature['geometry']): readonly (readonly number[])[] {
  const { type, coordinates } = geometry ?? {};
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : [];
  const rings: readonly unknown[] = [polygons].flat(2);
  return rings.filter((ring): ring is unknown[] => Array.isArray(ring))
    .map((ring) => ring.flatMap((point) => [placeOf(point, 0), placeOf(point, 1)]));
}

/** Some 10 metres are enough for a map of wards. */
const placeOf = (point: unknown, axis: 0 | 1) =>
  Array.isArray(point) && typeof point[axis] === 'number' ? Math.round(point[axis] * 10_000) / 10_000 : NaN;

function faultOf({ code, name, rings }: Boundary): string | undefined {
  if (!/^[A-Z]\d{8}$/.test(code)) return `"${code}" is not a ward code like E05001620`;
  if (name === '') return 'the ward has no name';
  if (rings.length === 0) return 'there is no polygon';
  if (rings.some((ring) => ring.length < 8 || !isClosed(ring))) return 'a ring is not closed';
  return rings.every(isInGreatBritain) ? undefined
    : 'it lies outside Great Britain. Coordinates have to be longitude and latitude (WGS84)';
}

const isClosed = (ring: readonly number[]) => ring[0] === ring.at(-2) && ring[1] === ring.at(-1);

const isInGreatBritain = (ring: readonly number[]) =>
  ring.every((place, at) => (at % 2 === 0 ? place > -9 && place < 2.5 : place > 49 && place < 61.5));
