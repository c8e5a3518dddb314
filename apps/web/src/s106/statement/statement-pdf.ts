import { join } from 'node:path';
import type PDFDocument from 'pdfkit';
import { dateInWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Statement } from '#s106-contributions';
import { root } from '../../root.js';
import { figuresOf, inKindOf, itemsOf } from './figures.js';
import { statementNotes } from './notes.js';

type Section = InstanceType<typeof PDFDocument>;
type Cell = Readonly<{ text: string; type?: 'TH'; font?: { src: string }; align?: { x: 'right' } }>;

const font = (name: string) => join(root, `node_modules/roboto-fontface/fonts/roboto/Roboto-${name}.woff`);
const [regular, bold] = [font('Regular'), font('Bold')];
const margin = 57;

/** What a statement says of itself: whose it is, and where each figure opens the facts behind it. */
export type Publication = Readonly<{ council: string; address: string; madeOn: string }>;

/**
 * A statement to print or to keep, tagged so that a screen reader can read it. Its fonts are inside, with letters for
 * the languages of Europe; a letter that they lack is drawn as a box.
 */
export async function statementPdf(statement: Statement, publication: Publication): Promise<Buffer> {
  const { default: Document } = await import('pdfkit'); // it takes its time, which a start need not wait for
  const { year } = statement;
  const title = `Section 106 statement ${year.name}`;
  const doc = new Document({
    size: 'A4', margin, lang: 'en-GB', displayTitle: true, tagged: true, pdfVersion: '1.7',
    font: regular, info: { Title: title, Author: publication.council },
  });
  const made = collected(doc);
  const body = doc.struct('Document');
  doc.addStructure(body);
  const say = sayingIn(doc, body);
  say('H1', title, 20, bold);
  say('P', `${publication.council}. From ${dateInWords(year.from)} to ${dateInWords(year.to)}.`);
  for (const note of statementNotes(statement)) say('P', note);
  tellFigures(statement, say);
  tellItems(statement, say);
  say('H2', 'The facts behind each figure', 13, bold);
  say('P', `${publication.address} opens each figure and shows every fact that it is made of. `
    + `This copy was made on ${dateInWords(publication.madeOn)}.`);
  body.end();
  doc.end();
  return made;
}

type Saying = {
  (type: 'H1' | 'H2' | 'P', text: string, size?: number, src?: string): void;
  table(headings: readonly string[], rows: readonly (readonly string[])[], widths: readonly (number | '*')[]): void;
};

function sayingIn(doc: Section, body: PDFKit.PDFStructureElement): Saying {
  const say = (type: 'H1' | 'H2' | 'P', text: string, size = 10.5, src = regular) =>
    void body.add(doc.struct(type, {}, () => {
      doc.font(src).fontSize(size).text(text).moveDown(size > 12 ? 0.4 : 0.7);
    }));
  const table: Saying['table'] = (headings, rows, widths) => {
    const last = headings.length - 1;
    const head = headings.map((text, at): Cell => ({ text, type: 'TH', font: { src: bold }, ...aligned(at, last) }));
    const lines = rows.map((row) => row.map((text, at): Cell => ({ text, ...aligned(at, last) })));
    doc.font(regular).fontSize(9.5);
    const options = { // `structParent` is not in the types
      data: [head, ...lines], columnStyles: [...widths], structParent: body,
      defaultStyle: { border: { bottom: 0.5 }, padding: 4 },
    };
    doc.table(options);
    doc.x = margin;
    doc.moveDown(1);
  };
  return Object.assign(say, { table });
}

const aligned = (at: number, last: number) => (at === last ? { align: { x: 'right' as const } } : {});

function tellFigures(statement: Statement, say: Saying) {
  say('H2', 'The figures', 13, bold);
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
    say('H2', heading, 13, bold);
    if (items.length === 0) say('P', 'Nothing.');
    else say.table(['For', 'Site', 'Amount'],
      items.map(({ project, site, pence }) => [project, site, inPounds(pence)]), ['*', 150, 100]);
  }
  const inKind = inKindOf(statement);
  say('H2', '3(d) Promised in kind in deeds of the year', 13, bold);
  if (inKind.length === 0) say('P', 'Nothing.');
  else say.table(['For', 'Site', 'Units'],
    inKind.map(({ purpose, site, units }) => [purpose, site, String(units)]), ['*', 150, 100]);
}

function collected(doc: Section): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => void chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
