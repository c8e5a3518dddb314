import { dateInWords, londonDay } from '#calendar';
import { inPounds } from '#kernel';
import type { Trail, TrailStep } from '../trail.js';
import { delegationWords, facetsIn, ruleInWords, rulesIn } from './facets-of-steps.js';

/** One fact of a sheet; its label is its own in the sheet, so that two sheets can be laid side by side. */
export type SheetLine = Readonly<{ label: string; text: string }>;
/** `null`: it is in one of the two only. */
export type Change = Readonly<{ label: string; before: string | null; after: string | null; isChanged: boolean }>;

/** A case in short: status, sums, rules, scores and the delegation, as its steps leave them. */
export function sheetOf({ steps, about }: Pick<Trail, 'steps' | 'about'>): readonly SheetLine[] {
  return named([
    ...about.map(({ label, text }) => ({ label, text })), ...statusOf(steps), ...sumsOf(steps), ...totalsOf(steps),
    ...rulesIn(steps).map(({ facet }) => ({ label: facet.rule, text: ruleInWords(facet) })),
    ...facetsIn(steps, 'delegation').slice(-1).map(({ facet }) =>
      ({ label: 'The delegation', text: delegationWords(facet, inPounds) })),
    { label: 'Interests declared', text: String(interestsIn(steps)) },
    { label: 'Steps on record', text: String(steps.length) },
  ]);
}

/** Two sheets side by side, in the order of the second, with what only the first had where it stood. */
export function changesBetween(before: readonly SheetLine[], after: readonly SheetLine[]): readonly Change[] {
  const [then, now] = [textsOf(before), textsOf(after)];
  const labels = new Set([...before, ...after].map(({ label }) => label));
  return [...labels].map((label) => {
    const [was, is] = [then.get(label) ?? null, now.get(label) ?? null];
    return { label, before: was, after: is, isChanged: was !== is };
  });
}

const textsOf = (lines: readonly SheetLine[]) => new Map(lines.map(({ label, text }) => [label, text]));

/** A label that comes again gets a number. */
function named(lines: readonly SheetLine[]): readonly SheetLine[] {
  const seen = new Map<string, number>();
  return lines.map(({ label, text }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return { label: count === 1 ? label : `${label} (${count})`, text };
  });
}

function statusOf(steps: readonly TrailStep[]): readonly SheetLine[] {
  const last = steps.findLast(({ facets }) => facets.some(({ kind }) => kind === 'decision' || kind === 'outcome'));
  if (!last) return [{ label: 'Status', text: 'Nothing was decided' }];
  return [{ label: 'Status', text: `${last.what} On ${dateInWords(londonDay(last.at))}.` }];
}

const sumsOf = (steps: readonly TrailStep[]): readonly SheetLine[] =>
  [...new Map(steps.flatMap(({ budgets }) => budgets).map(({ of, afterPence }) => [of, afterPence]))]
    .map(([label, pence]) => ({ label, text: inPounds(pence) }));

const totalsOf = (steps: readonly TrailStep[]): readonly SheetLine[] => facetsIn(steps, 'total').slice(-1)
  .map(({ facet: { percent, scorers } }) => ({ label: 'Scores', text: `${percent} out of 100, from ${scorers}` }));

const interestsIn = (steps: readonly TrailStep[]) =>
  facetsIn(steps, 'interest').filter(({ facet }) => facet.isDeclared).length;
