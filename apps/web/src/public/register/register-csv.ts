import { stringify } from 'csv-stringify/sync';
import { londonDay } from '#calendar';
import { statusInWords } from '#small-pot-grants';
import type { Award } from './public-register.js';

const WITHHELD = 'Withheld';
const pounds = (pence: number) => (pence / 100).toFixed(2);

/** The fields of the Local Government Transparency Code 2015 for grants come first, then what else there is to know. */
const columns: readonly (readonly [string, (award: Award, site: URL) => string])[] = [
  ['Date awarded', ({ awardedAt }) => londonDay(awardedAt)],
  ['Time period from', ({ startsOn }) => startsOn],
  ['Time period to', ({ endsOn }) => endsOn],
  ['Awarding department', ({ funder }) => funder],
  ['Beneficiary', ({ group }) => group ?? WITHHELD],
  ['Registration number', ({ number, withheld }) => number ?? (withheld.includes('group') ? WITHHELD : '')],
  ['Purpose', ({ title }) => title],
  ['Amount', ({ awardedPence }) => pounds(awardedPence)],
  ['Reference', ({ reference }) => reference],
  ['Description', ({ description }) => description],
  ['Amount asked for', ({ askedPence }) => pounds(askedPence)],
  ['Status', ({ status }) => statusInWords[status]],
  ['Round', ({ round }) => round],
  ['Place', ({ place }) => place ?? WITHHELD],
  ['Ward', ({ ward, withheld }) => ward ?? (withheld.includes('place') ? WITHHELD : '')],
  ['Ward code', ({ wardCode }) => wardCode ?? ''],
  ['Reasons', ({ reasons }) => reasons],
  ['Why withheld', ({ withheldReason }) => withheldReason ?? ''],
  ['How it was decided', ({ reference }, site) => new URL(`/decisions/${reference}`, site).href],
];

/**
 * The register as CSV: UTF-8 with a byte order mark, since Excel takes a file without one for Windows-1252 and garbles
 * every £ and é; programs that read CSV know the mark. A value that a spreadsheet would take for a formula begins with
 * an apostrophe. Lines end as in RFC 4180.
 */
export async function* registerCsv(chunks: AsyncIterable<readonly Award[]>, site: URL): AsyncGenerator<string> {
  yield lines([columns.map(([heading]) => heading)], { bom: true });
  for await (const awards of chunks) yield lines(awards.map((award) => columns.map(([, value]) => value(award, site))));
}

const lines = (rows: readonly (readonly string[])[], { bom = false } = {}) =>
  stringify(rows.map((row) => [...row]), { bom, escape_formulas: true, record_delimiter: 'windows' });
