/**
 * A query as a form has it: `then[day]=2` becomes `{ then: { day: '2' } }`, as in a body that is sent. One level is all
 * that a search needs: three boxes of a day.
 */
export function grouped(query: unknown): Readonly<Record<string, unknown>> {
  const groups = new Map<string, unknown>();
  for (const [name, value] of Object.entries(Object(query) as object)) {
    const [, group, part] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    if (group === undefined) groups.set(name, value);
    else groups.set(group, { ...Object(groups.get(group)) as object, [part!]: value as unknown });
  }
  return Object.fromEntries(groups);
}
