import { ENDED_PURPOSES } from '../publishing/codes.js';
import { isPurpose } from '../purposes.rules.js';
import type { Cells } from './cells.js';
import type { Fault, Line } from './csv-lines.js';
import type { KnownWards } from './drafts.js';

/** What the money is for. @returns undefined where it is a fault */
export function purposeIn(cells: Cells, column: string): string | undefined {
  const code = cells.code(column);
  if (code === '') return cells.fault(column, 'Say what it is for');
  if (isPurpose(code)) return code;
  const instead = Object.hasOwn(ENDED_PURPOSES, code) ? ENDED_PURPOSES[code] : undefined;
  return cells.fault(column, instead
    ? `The code ${code} has ended. Use ${instead}`
    : `"${code}" is no purpose that obligations are recorded for here`);
}

/** Wards by code or by name, with a semicolon between them. Empty where the file does not say. */
export function wardsIn(cells: Cells, column: string, known: KnownWards): readonly string[] {
  const named = (cells.line.cells.get(column) ?? '').split(/[;|]/).map((name) => name.trim()).filter(Boolean);
  return [...new Set(named.flatMap((name) => wardCalled(cells, column, name, known) ?? []))];
}

function wardCalled(cells: Cells, column: string, name: string, known: KnownWards): string | undefined {
  const found = known.filter((ward) =>
    ward.code === name.toUpperCase() || ward.name.toLowerCase() === name.toLowerCase());
  if (found.length === 1) return found[0]!.code;
  return cells.fault(column, found.length === 0 ? `"${name}" is not a ward that is imported here`
    : `There are ${found.length} wards called "${name}". Use the ward's code`);
}

/** A sum of money or units of something: one of them is more than nothing. */
export function sizeIn(cells: Cells): Readonly<{ pence: number; units: number }> | undefined {
  const [pence, units] = [cells.pence('amount'), cells.whole('units')];
  if (pence === undefined || units === undefined) return undefined;
  if (!pence && !units) return cells.fault('amount', 'Enter an amount, or units where it is not money');
  return pence ? { pence, units: 0 } : { pence: 0, units: units ?? 0 };
}

/** A reference stands once in a file, in whichever letters, or once with the same reference in the column `within`. */
export function repeated(lines: readonly Line[], column: string, within = ''): readonly Fault[] {
  const first = new Map<string, number>();
  return lines.flatMap(({ file, line, cells }) => {
    const reference = cells.get(column) ?? '';
    const key = JSON.stringify([cells.get(within), reference]).toUpperCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line);
    if (earlier === undefined || reference === '') return [];
    return [{ file, line, column, reason: `${reference} is on line ${earlier} already` }];
  });
}
