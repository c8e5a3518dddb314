import { join } from 'node:path';
import nunjucks, { type Environment } from 'nunjucks';
import { dateInWords, dayInWords, inWords, londonDay } from '#calendar';
import { inPounds, sum } from '#kernel';
import { penceOf } from './forms/read.js';
import { root } from './root.js';

const folders = [join(root, 'apps/web/src'), join(root, 'node_modules/govuk-frontend/dist')];

/** A template lies beside the controller that shows it, and is named by its path: `public/home`. */
export function newTemplates(globals: Readonly<Record<string, unknown>>): Environment {
  const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
    autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true,
  });
  for (const [name, filter] of Object.entries(filters)) templates.addFilter(name, filter);
  for (const [name, value] of Object.entries(globals)) templates.addGlobal(name, value);
  return templates;
}

const filters: Readonly<Record<string, (value: never, ...rest: never[]) => unknown>> = {
  /** Pence → "£1,200.50". */
  pounds: inPounds,
  /** Rows as they were typed → the sum of their amounts in pence, as far as these can be read. */
  totalTyped: (rows: readonly { pence?: unknown }[] | undefined) =>
    sum([rows ?? []].flat().map((row) => Number(penceOf((Object(row) as typeof row).pence)) || 0)),
  /** An instant → "Friday 2 April 2027 at 5pm", in London. */
  londonTime: inWords,
  /** An instant → "2 April 2027", in London. */
  londonDate: (instant: string) => dateInWords(londonDay(instant)),
  /** `2027-04-02` → "2 April 2027". */
  day: dateInWords,
  /** `2027-04-02` → "Friday 2 April 2027". */
  weekday: dayInWords,
  /** 1234567 → "1,234,567". */
  number: (count: number) => count.toLocaleString('en-GB'),
  /** `lines.0.pence` → `lines[0][pence]`, the name under which a field is sent. */
  fieldName: (path: string) => path.split('.').reduce((name, part) => `${name}[${part}]`),
  /** `lines.0.pence` → `lines-0-pence`, which error links lead to. */
  fieldId,
  /** What stands in a form under a path. */
  at: (form: unknown, path: string) => path.split('.').reduce(partOf, form),
  /** Problems → what GOV.UK's error summary wants. */
  errorList: (problems: readonly { field?: string; text: string }[]) => problems.map(({ field, text }) =>
    (field === undefined ? { text } : { text, href: `#${fieldId(field)}` })),
};

function fieldId(path: string) {
  return path.replaceAll('.', '-');
}

function partOf(whole: unknown, part: string): unknown {
  const isGroup = typeof whole === 'object' && whole !== null && Object.hasOwn(whole, part);
  return isGroup ? (whole as Record<string, unknown>)[part] : undefined;
}
