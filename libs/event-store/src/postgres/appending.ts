import type { NewEvent, Position, Saved } from '../event-store.js';

export type Append = Readonly<{ stream: string; events: readonly NewEvent[]; expected: number }>;

/** Stands in no name (`mustBeAppendable`) and in no JSON, which escapes it. */
const between = '\u001e';

const one = (stream: string, { id, type, schemaVersion, data, metadata }: NewEvent, expected: number) => ({
  name: 'append-event',
  text: 'SELECT append_event($1, $2, $3, $4, $5, $6, $7)',
  values: [stream, expected, id, type, schemaVersion, JSON.stringify(data), JSON.stringify(metadata)],
  rowMode: 'array' as const,
});

function many(appends: readonly Append[]) {
  const columns: (string | number)[][] = [[], [], [], [], [], [], [], []];
  const [streams, revisions, sizes, ids, types, versions, datas, metadatas] = columns;
  for (const { stream, events, expected } of appends)
    events.forEach(({ id, type, schemaVersion, data, metadata }, i) => {
      streams!.push(stream);
      revisions!.push(expected + i + 1);
      sizes!.push(i === 0 ? events.length : 0);
      ids!.push(id);
      types!.push(type);
      versions!.push(schemaVersion);
      datas!.push(JSON.stringify(data));
      metadatas!.push(JSON.stringify(metadata));
    });
  const commas = [revisions, sizes, ids, versions];
  return {
    name: 'append-events',
    text: 'SELECT start, positions FROM append_events($1, $2, $3, $4, $5, $6, $7, $8)',
    values: columns.map((column) => column.join(commas.includes(column) ? ',' : between)),
    rowMode: 'array' as const,
  };
}

/** The call that saves them: a lone event has a shorter way. */
export function appending(appends: readonly Append[]) {
  const [first, second] = appends;
  const event = first?.events[0];
  return first && event && !second && first.events.length === 1
    ? one(first.stream, event, first.expected) : many(appends);
}

/** Of a lone event: its position or nothing. Of many: where they begin, and each one's position if any was refused. */
export type Answer = [position: string | null] | [start: string, positions: string | null];

const lastPositions = (appends: readonly Append[], start: string) => {
  let last = Number(start);
  return appends.map(({ events }) => String(last += events.length));
};

/** What became of each append: nothing in the answer is a conflict. */
export function outcomesOf(appends: readonly Append[], [first, many]: Readonly<Answer>): (Saved | 'conflict')[] {
  const positions = many === null ? lastPositions(appends, first ?? '') : (many ?? first ?? '').split(',');
  return appends.map(({ events, expected }, i) => positions[i]
    ? { revision: expected + events.length, position: positions[i] as Position } : 'conflict');
}
