import type { CustomTypesConfig } from 'pg';
import type { Metadata, Position, Recorded } from '../event-store.js';

/** The order in which a row is read. */
export const columns = 'position, stream, revision, id, type, schema_version, data, metadata, recorded_at';

export type Row = [Position, string, number, string, string, number, object, Metadata, string];

export const recordedFrom =
  ([position, stream, revision, id, type, schemaVersion, data, metadata, recordedAt]: Row): Recorded =>
    ({ position, stream, revision, id, type, schemaVersion, data, metadata, recordedAt });

/** `2027-04-01 09:00:00.5+00` → `2027-04-01T09:00:00.500Z`; the connection's time zone is UTC. */
const instantFrom = (text: string) =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`;

const [int4, json, timestamptz] = [23, 114, 1184];
const parsers: Record<number, (text: string) => unknown> =
  { [int4]: Number, [json]: JSON.parse, [timestamptz]: instantFrom };

/** Only what these columns need: a moment stays text, and needs no detour through a Date. */
export const types: CustomTypesConfig = {
  getTypeParser: (oid: number) => parsers[oid] ?? ((text: string) => text),
};
