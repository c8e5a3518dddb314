import { stringify } from 'csv-stringify/sync';
import type { SearchResult } from '#scrutiny';

const pounds = (pence: number | null) => (pence === null ? '' : (pence / 100).toFixed(2));

const columns: readonly (readonly [string, (result: SearchResult, site: URL) => string])[] = [
  ['Reference', ({ reference }) => reference],
  ['Title', ({ title }) => title],
  ['Date', ({ day }) => day],
  ['What happened', ({ what }) => what],
  ['Amount decided on', ({ decidedPence }) => pounds(decidedPence)],
  ['Amount', ({ pence }) => pounds(pence)],
  ['Why it was found', ({ why }) => why.map(({ what }) => what).join('\n')],
  ['How it was decided', ({ reference }, site) => new URL(`/decisions/${reference}`, site).href],
];

/** What was found, for a spreadsheet: as the register is written, see there. */
export const searchCsv = (results: readonly SearchResult[], site: URL): string => stringify(
  [columns.map(([heading]) => heading), ...results.map((result) => columns.map(([, value]) => value(result, site)))],
  { bom: true, escape_formulas: true, record_delimiter: 'windows' });
