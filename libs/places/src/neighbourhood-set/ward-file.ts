import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { Refusal } from '#kernel';
import type { Ward } from './neighbourhood-set.events.js';

const columns = ['ward_code', 'ward_name', 'authority_code', 'authority_name', 'population'] as const;
type Line = Readonly<{ record: Record<string, string>; info: { lines: number } }>;

/** What is wrong with a file, line by line. */
export class BadFile extends Refusal {
  constructor(readonly faults: readonly string[]) {
    super('bad-file', `Nothing was imported.\n${faults.join('\n')}`);
  }
}

/**
 * Reads a CSV of wards with the columns `ward_code, ward_name, authority_code, authority_name, population` and, if you
 * have grouped them, `neighbourhood`. A ward without one belongs to the neighbourhood that is its whole authority.
 * @throws BadFile with every bad line
 */
export function readWards(file: Buffer): { wards: readonly Ward[]; fileSha256: string } {
  const lines = linesOf(file);
  mustHaveColumns(lines);
  const faults = [...lines.flatMap(faultsOf), ...repeated(lines)];
  if (faults.length > 0) throw new BadFile(faults);
  return { wards: lines.map(wardOf), fileSha256: createHash('sha256').update(file).digest('hex') };
}

function linesOf(file: Buffer): readonly Line[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file);
    return parse(text, { bom: true, columns: true, info: true, trim: true, skip_empty_lines: true }) as never;
  } catch (error) {
    throw new BadFile([`This is not a CSV file in UTF-8: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function mustHaveColumns([first]: readonly Line[]) {
  if (!first) throw new BadFile(['The file has no wards in it']);
  const missing = columns.filter((column) => !(column in first.record));
  if (missing.length > 0) throw new BadFile([`Line 1: these columns are missing: ${missing.join(', ')}`]);
}

function faultsOf({ record, info }: Line): readonly string[] {
  const empty = columns.filter((column) => !record[column]);
  const bad = [
    ...empty.map((column) => `${column} is empty`),
    ...(/^[A-Z]\d{8}$/.test(record.ward_code ?? '') ? [] : [`"${record.ward_code}" is not a ward code like E05001620`]),
    ...(/^[A-Z]\d{8}$/.test(record.authority_code ?? '') ? []
      : [`"${record.authority_code}" is not an authority code`]),
    ...(/^\d{1,7}$/.test(record.population ?? '') ? [] : [`"${record.population}" is not a number of people`]),
  ];
  return bad.map((fault) => `Line ${info.lines}: ${fault}`);
}

function repeated(lines: readonly Line[]): readonly string[] {
  const first = new Map<string, number>();
  return lines.flatMap(({ record, info }) => {
    const code = record.ward_code ?? '';
    const earlier = first.get(code);
    if (earlier !== undefined) return [`Line ${info.lines}: ward ${code} is on line ${earlier} already`];
    first.set(code, info.lines);
    return [];
  });
}

function wardOf({ record }: Line): Ward {
  const { population, neighbourhood } = record;
  const { ward_code = '', ward_name = '', authority_code = '', authority_name = '' } = record;
  return {
    code: ward_code, name: ward_name, authorityCode: authority_code, authorityName: authority_name,
    population: Number(population), neighbourhood: neighbourhood || authority_name,
  };
}
