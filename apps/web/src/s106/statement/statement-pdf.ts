import { dateInWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Statement } from '#s106-contributions';
import { printed, type Saying } from '../../printing/printed.js';
import { figuresOf, inKindOf, itemsOf } from './figures.js';
import { statementNotes } from './notes.js';

/** What a statement says of itself: whose it is, and where each figure opens the facts behind it. */
export type Publication = Readonly<{ council: string; address: string; madeOn: string }>;

/**
 * A statement to print or to keep, tagged so that a screen reader can read it. Its fonts are inside, with letters for
 * the languages of Europe; a letter that they lack is drawn as a box.
 */
export async function statementPdf(statement: Statement, publication: Publication): Promise<Buffer> {
  const { year } = statement;
  const { say, made } = await printed(`Section 106 statement ${year.name}`, publication.council);
  say('P', `${publication.council}. From ${dateInWords(year.from)} to ${dateInWords(year.to)}.`);
  for (const note of statementNotes(statement)) say('P', note);
  tellFigures(statement, say);
  tellItems(statement, say);
  say('H2', 'The facts behind each figure');
  say('P', `${publication.address} opens each figure and shows every fact that it is made of. `
    + `This copy was made on ${dateInWords(publication.madeOn)}.`);
  return made();
}

function tellFigures(statement: Statement, say: Saying) {
  say('H2', 'The figures');
  say.table(['Paragraph', 'Figure', 'Amount'],
    figuresOf(statement).map(({ paragraph, words, figure }) => [paragraph, words, inPounds(figure.pence)]),
    [70, '*', 100]);
}

function tellItems(statement: Statement, say: Saying) {
  const { allocated, spent, transferred } = itemsOf(statement);
  const lists = [
    ['3(g) Allocated and not spent', allocated], ['3(h) Spent', spent], ['3(h) Passed on', transferred],
  ] as const;
  for (const [heading, items] of lists) {
    say('H2', heading);
    if (items.length === 0) say('P', 'Nothing.');
    else say.table(['For', 'Site', 'Amount'],
      items.map(({ project, site, pence }) => [project, site, inPounds(pence)]), ['*', 150, 100]);
  }
  const inKind = inKindOf(statement);
  say('H2', '3(d) Promised in kind in deeds of the year');
  if (inKind.length === 0) say('P', 'Nothing.');
  else say.table(['For', 'Site', 'Units'],
    inKind.map(({ purpose, site, units }) => [purpose, site, String(units)]), ['*', 150, 100]);
}
