export type Typed = Readonly<Record<string, unknown>>;

/**
 * "Add another" and "Remove" without JavaScript: buttons named `press` with the value `add:lines` or `remove:lines:2`.
 * What was typed comes back with a row more or less; `undefined` where another button was pressed. The value `again`
 * changes nothing: the page is shown again, and works out what it can from what was typed.
 */
export function withRowsChanged({ press, ...typed }: Typed): Typed | undefined {
  if (press === 'again') return typed;
  const [, act, field = '', index] = /^(add|remove):(\w+)(?::(\d+))?$/.exec(String(press)) ?? [];
  if (act === undefined) return undefined;
  const rows = rowsOf(typed, field);
  if (act === 'add') return { ...typed, [field]: [...rows, {}] };
  return { ...typed, [field]: rows.filter((_, i) => i !== Number(index)) };
}

/** Rows that were left blank are dropped before anything is read, so that errors and rows keep the same numbers. */
export const withoutBlankRows = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).map(([field, value]) =>
    [field, Array.isArray(value) ? value.filter((row) => !isBlank(row)) : value]));

const rowsOf = (typed: Typed, field: string): readonly unknown[] =>
  Object.hasOwn(typed, field) && Array.isArray(typed[field]) ? (typed[field] as unknown[]) : [];

const isBlank = (row: unknown) =>
  typeof row === 'object' && row !== null
  && Object.values(row).every((value) => typeof value === 'string' && value.trim() === '');
