import { stringify } from 'csv-stringify/sync';
import {
  agreementColumns, type AgreementLine, type Columns, contributionColumns, type ContributionLine, transactionColumns,
  type TransactionLine,
} from './developer-contributions.js';

/**
 * A file of the open standard for developer contributions: its columns in its order, and nothing else. UTF-8 without a
 * byte order mark, since the first column is read by its exact name. A text that a spreadsheet would take for a
 * formula begins with an apostrophe. Lines end as in RFC 4180.
 */
const fileOf = <Line>(columns: Columns<Line>) => (lines: readonly Line[]): string => stringify(
  [columns.map(([column]) => column), ...lines.map((line) => columns.map(([, value]) => value(line)))],
  { escape_formulas: true, record_delimiter: 'windows' },
);

export const agreementsCsv: (lines: readonly AgreementLine[]) => string = fileOf(agreementColumns);
export const contributionsCsv: (lines: readonly ContributionLine[]) => string = fileOf(contributionColumns);
export const transactionsCsv: (lines: readonly TransactionLine[]) => string = fileOf(transactionColumns);
