import { join } from 'node:path';
import type PDFDocument from 'pdfkit';
import { root } from '../root.js';

type Section = InstanceType<typeof PDFDocument>;
type Cell = Readonly<{ text: string; type?: 'TH'; font?: { src: string }; align?: { x: 'right' } }>;

const font = (name: string) => join(root, `node_modules/roboto-fontface/fonts/roboto/Roboto-${name}.woff`);
const [regular, bold] = [font('Regular'), font('Bold')];
const margin = 57;

type Kind = 'H1' | 'H2' | 'P';
const looks: Readonly<Record<Kind, Readonly<{ size: number; src: string; gap: number }>>> = {
  H1: { size: 20, src: bold, gap: 0.4 }, H2: { size: 13, src: bold, gap: 0.4 },
  P: { size: 10.5, src: regular, gap: 0.7 },
};

/**
 * A document to print or to keep, tagged so that a screen reader can read it, begun with its title. Its fonts are
 * inside, with letters for the languages of Europe; a letter that they lack is drawn as a box.
 */
export async function printed(
  title: string, author: string,
): Promise<Readonly<{ say: Saying; made(): Promise<Buffer> }>> {
  const { default: Document } = await import('pdfkit'); // it takes its time, which a start need not wait for
  const doc = new Document({
    size: 'A4', margin, lang: 'en-GB', displayTitle: true, tagged: true, pdfVersion: '1.7',
    font: regular, info: { Title: title, Author: author },
  });
  const chunks = collected(doc);
  const body = doc.struct('Document');
  doc.addStructure(body);
  const say = sayingIn(doc, body);
  say('H1', title);
  return { say, made: () => { body.end(); doc.end(); return chunks; } };
}

export type Saying = {
  (type: Kind, text: string): void;
  table(headings: readonly string[], rows: readonly (readonly string[])[], widths: readonly (number | '*')[]): void;
};

function sayingIn(doc: Section, body: PDFKit.PDFStructureElement): Saying {
  const say = (type: Kind, text: string) => {
    const { size, src, gap } = looks[type];
    body.add(doc.struct(type, {}, () => void doc.font(src).fontSize(size).text(text).moveDown(gap)));
  };
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

function collected(doc: Section): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => void chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
