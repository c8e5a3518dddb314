import { stringify } from 'csv-stringify/sync';
import type { Statement } from '#s106-contributions';
import { factLines, figuresOf, inKindOf } from './figures.js';

/** A number, not a text: a text that begins with a minus would get the apostrophe that guards against formulas. */
const pounds = (pence: number) => pence / 100;
const headings = [
  'Paragraph', 'Figure', 'Day', 'Step', 'For', 'Site', 'Agreement', 'Contribution', 'Amount', 'Units', 'Total',
];

/**
 * A statement for a spreadsheet: each figure with its total, and below it a line for each fact that it is made of. A
 * byte order mark, since Excel garbles every £ without one.
 */
export function statementCsv(statement: Statement): string {
  const money = figuresOf(statement).flatMap(({ paragraph, words, figure }) => [
    [paragraph, words, '', '', '', '', '', '', '', '', pounds(figure.pence)],
    ...factLines(statement, figure).map(({ day, step, what, site, agreement, obligation, pence }) =>
      [paragraph, words, day, step, what, site, agreement, obligation, pounds(pence), '', '']),
  ]);
  const inKind = inKindOf(statement).map(({ day, purpose, site, obligation, units }) =>
    ['3(d)', 'Promised in kind in deeds of the year', day, '', purpose, site, '', obligation, '', String(units), '']);
  return stringify([headings, ...money, ...inKind], {
    bom: true, escape_formulas: true, record_delimiter: 'windows', cast: { number: (value) => value.toFixed(2) },
  });
}
