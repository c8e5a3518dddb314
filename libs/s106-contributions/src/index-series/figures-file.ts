import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { Refusal } from '#kernel';
import { isMonth } from '../days.rules.js';
import { isIndexValue } from './indexation.rules.js';
import type { IndexFigure } from './index-series.events.js';

/** Lines of a file at most: more than a century of months. */
const mostLines = 2_000;
type Line = Readonly<{ record: Readonly<Record<string, string>>; info: Readonly<{ lines: number }> }>;

/**
 * Reads a CSV of figures with the columns `month, figure, status`: `2026-04` or, for all three months of a quarter,
 * `2026-Q2`; a number with a point; `provisional` or `final`.
 * @throws Refusal `bad-file` that names every bad line
 */
export function readFigures(file: string): { figures: readonly IndexFigure[]; fileSha256: string } {
  const lines = linesOf(file);
  const faults = [...lines.flatMap(faultsOf), ...repeated(lines)];
  if (faults.length > 0) throw bad(faults);
  return { figures: lines.flatMap(figuresOf), fileSha256: createHash('sha256').update(file).digest('hex') };
}

const bad = (faults: readonly string[]) =>
  new Refusal('bad-file', `Nothing was loaded. ${faults.join('. ')}`, 'figures');

function linesOf(file: string): readonly Line[] {
  const lines = parsed(file);
  if (!lines[0]) throw bad(['There are no figures in it']);
  const missing = ['month', 'figure', 'status'].filter((column) => !(column in lines[0]!.record));
  if (missing.length > 0) throw bad([`Line 1: these columns are missing: ${missing.join(', ')}`]);
  if (lines.length > mostLines) throw bad([`It has more than ${mostLines} lines`]);
  return lines;
}

function parsed(file: string): readonly Line[] {
  try {
    return parse(file, { bom: true, columns: true, info: true, trim: true, skip_empty_lines: true }) as never;
  } catch (error) {
    throw bad([`This is not a CSV file: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** The months that a line is about; none, where it is not written as it should be. */
function monthsOf(text: string): readonly string[] {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(text) ?? [];
  if (!year) return isMonth(text) ? [text] : [];
  const first = Number(quarter) * 3 - 2;
  return [first, first + 1, first + 2].map((month) => `${year}-${String(month).padStart(2, '0')}`);
}

function faultsOf({ record: { month = '', figure = '', status = '' }, info }: Line): readonly string[] {
  const faults = [
    ...(monthsOf(month).length > 0 ? [] : [`“${month}” is not a month like 2026-04 or a quarter like 2026-Q2`]),
    ...(isIndexValue(figure) ? [] : [`“${figure}” is not a figure like 391.2`]),
    ...(['provisional', 'final'].includes(status) ? [] : [`“${status}” is neither provisional nor final`]),
  ];
  return faults.map((fault) => `Line ${info.lines}: ${fault}`);
}

function repeated(lines: readonly Line[]): readonly string[] {
  const first = new Map<string, number>();
  return lines.flatMap(({ record, info }) => monthsOf(record.month ?? '').flatMap((month) => {
    const earlier = first.get(month);
    if (earlier !== undefined) return [`Line ${info.lines}: ${month} is on line ${earlier} already`];
    first.set(month, info.lines);
    return [];
  }));
}

const figuresOf = ({ record }: Line): readonly IndexFigure[] => monthsOf(record.month ?? '')
  .map((month) => ({ month, value: record.figure!, status: record.status as IndexFigure['status'] }));
