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
    text: 'SELECT append_events($1, $2, $3, $4, $5, $6, $7, $8)',
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

/** What the call answered: the position of each append's last event, or nothing for a conflict. */
export function outcomesOf(appends: readonly Append[], answer: string): (Saved | 'conflict')[] {
  const positions = answer.split(',');
  return appends.map(({ events, expected }, i) => positions[i]
    ? { revision: expected + events.length, position: positions[i] as Position } : 'conflict');
}
