import { parse } from 'csv-parse/sync';

/** What is wrong in a file, where, and what to do. `column` is '' where it is the whole line or file. */
export type Fault = Readonly<{ file: string; line: number; column: string; reason: string }>;
/** A file as somebody gave it: `name` is what people see of it. */
export type GivenFile = Readonly<{ name: string; content: Uint8Array }>;
export type Line = Readonly<{ file: string; line: number; cells: ReadonlyMap<string, string> }>;
export type ReadFile = Readonly<{ lines: readonly Line[]; columns: readonly string[]; faults: readonly Fault[] }>;
/** Other headings that are used for a column, as they stand in real files. */
export type Aliases = Readonly<Record<string, string>>;

type Parsed = Readonly<{ record: readonly string[]; info: Readonly<{ lines: number }> }>;

/** `Contribution Purpose`, `contribution_purpose` and `contribution-purpose` are one column, or one code. */
export const asCode = (text: string) =>
  text.trim().toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');

/** Reads a CSV in UTF-8 whose first line has the headings. Lines are counted as a spreadsheet counts them. */
export function readFile({ name, content }: GivenFile, required: readonly string[], aliases: Aliases = {}): ReadFile {
  const inFile = (line: number, reason: string, column = ''): Fault => ({ file: name, line, column, reason });
  const parsed = parsedOf(content);
  if (typeof parsed === 'string') return { lines: [], columns: [], faults: [inFile(1, parsed)] };
  const [first, ...rest] = parsed;
  const columns = (first?.record ?? []).map((heading) => columnOf(heading, aliases));
  const faults = headingFaults(columns, required).map((reason) => inFile(1, reason));
  if (faults.length === 0 && rest.length === 0) faults.push(inFile(1, 'There is nothing below the headings'));
  if (faults.length > 0) return { lines: [], columns, faults };
  const tooLong = rest.filter(({ record }) => record.slice(columns.length).some((cell) => cell !== ''));
  return {
    columns, lines: rest.map((one) => lineOf(name, columns, one)),
    faults: tooLong.map((one) => inFile(firstLineOf(one), 'There are more cells than headings')),
  };
}

function parsedOf(content: Uint8Array): readonly Parsed[] | string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    if (text.includes('\0')) return 'This is not a text file';
    return parse(text, {
      bom: true, info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as readonly Parsed[];
  } catch (error) {
    return `This is not a CSV file in UTF-8 (${error instanceof Error ? error.message : String(error)})`;
  }
}

function columnOf(heading: string, aliases: Aliases) {
  const code = asCode(heading);
  return Object.hasOwn(aliases, code) ? aliases[code]! : code;
}

function headingFaults(columns: readonly string[], required: readonly string[]): readonly string[] {
  const missing = required.filter((column) => !columns.includes(column));
  const named = columns.filter((column) => column !== '');
  const twice = named.filter((column, at) => named.indexOf(column) !== at);
  return [
    ...(missing.length > 0 ? [`These columns are missing: ${missing.join(', ')}`] : []),
    ...(twice.length > 0 ? [`These columns are there twice: ${[...new Set(twice)].join(', ')}`] : []),
  ];
}

/** The parser counts where a line ends; a cell with line ends in it began earlier. */
const firstLineOf = ({ record, info }: Parsed) => info.lines - (record.join('').match(/\n/g)?.length ?? 0);

function lineOf(file: string, columns: readonly string[], one: Parsed): Line {
  const cells = columns.map((column, at) => [column, withoutGuard(one.record[at] ?? '')] as const);
  return { file, line: firstLineOf(one), cells: new Map(cells) };
}

/** The apostrophe that keeps a spreadsheet from taking a text for a formula is not part of the text. */
const withoutGuard = (cell: string) => (/^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
