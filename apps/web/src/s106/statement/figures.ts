import type { Figure, Line, Statement } from '#s106-contributions';
import { purposeWords, statusWords } from '../public/words.js';

type Fact = Statement['inKind'][number];
/** A figure of a statement with the paragraph of the regulations that asks for it; '' where none does. */
export type NamedFigure = Readonly<{ id: FigureId; paragraph: string; words: string; figure: Figure<Fact> }>;
/** A fact behind a figure, in words. `agreementId` leads to it. */
export type FactLine = Readonly<{
  day: string; step: string; what: string; agreementId: string; agreement: string; site: string; obligation: string;
  pence: number; factId: string;
}>;

const figures = {
  agreed: ['3(a)', 'Promised in deeds of the year, before any index'],
  received: ['3(b)', 'Received in the year, with late interest'],
  receivedEarlier: ['3(c)', 'Received before the year, and not allocated at its end'],
  allocated: ['3(e)', 'Allocated and not spent at the end of the year'],
  used: ['3(f)', 'Spent in the year, with what was passed on to others and kept as a fee'],
  fees: ['3(h)(iii)', 'Of that, kept for looking after agreements'],
  returned: ['', 'Given back in the year to those who had paid'],
  retained: ['3(i)', 'Kept at the end of the year'],
  retainedBefore: ['', 'Kept at the end of the year before'],
  unallocated: ['', 'Of what is kept, not allocated'],
} as const;
export type FigureId = keyof typeof figures;
export const figureIds = Object.keys(figures) as readonly FigureId[];

export const figuresOf = (statement: Statement): readonly NamedFigure[] => figureIds.map((id) => {
  const [paragraph, words] = figures[id];
  return { id, paragraph, words, figure: statement[id] };
});

/** What a figure is made of, the earliest first. */
export const factLines = (statement: Statement, { lines }: Figure<Fact>): readonly FactLine[] =>
  lines.map((line) => factLine(statement, line)).toSorted((one, other) => one.day.localeCompare(other.day));

function factLine({ originOf, projectOf }: Statement, { fact, pence }: Line<Fact>): FactLine {
  const { agreementId, obligationId, day, status, what, allocationId, id: factId } = fact;
  const { agreement = '', site = '', obligation = '' } = originOf.get(obligationId) ?? {};
  const project = projectOf.get(allocationId ?? '') ?? '';
  return {
    day, step: statusWords[status], what: what ?? project, agreementId, agreement, site, obligation, pence, factId,
  };
}

/** Items of infrastructure by what they are for: money set aside, spent and passed on. */
export function itemsOf(statement: Statement) {
  const named = (items: Statement['spentItems']) => items.map(({ allocationId, pence, lines }) => {
    const [first] = lines;
    const { agreementId = '', site = '' } = statement.originOf.get(first?.fact.obligationId ?? '') ?? {};
    return { project: statement.projectOf.get(allocationId) ?? '', site, agreementId, pence };
  });
  return {
    allocated: named(statement.allocatedItems), spent: named(statement.spentItems),
    transferred: named(statement.transferredItems),
  };
}

/** What was promised in kind, in words. */
export const inKindOf = ({ inKind, originOf }: Statement) => inKind.map(({ obligationId, units, day }) => {
  const { agreementId = '', site = '', purpose = '', obligation = '' } = originOf.get(obligationId) ?? {};
  return { units: units ?? 0, day, agreementId, site, purpose: purposeWords(purpose), obligation };
});

/** The year's sums as they come out of each other; true where they do, to the penny. */
export const reconciles = ({ retained, retainedBefore, received, used, returned, allocated, unallocated }: Statement) =>
  retained.pence === retainedBefore.pence + received.pence - used.pence - returned.pence
  && retained.pence === allocated.pence + unallocated.pence;
