import { sum } from '#kernel';
import type { FinancialYear } from './financial-year.js';
import type { LedgerFact, LedgerFactKind } from './ledger-fact.js';

/** A part of a figure: so much of it comes from this fact. */
export type Line = Readonly<{ fact: LedgerFact; pence: number }>;
/** A sum with everything that it is made of. */
export type Figure = Readonly<{ pence: number; lines: readonly Line[] }>;
/** What one allocation (an item of infrastructure) has left, or what of it was used. */
export type Item = Figure & Readonly<{ allocationId: string }>;

/**
 * The section 106 report of an infrastructure funding statement (CIL Regulations 2010, Schedule 2 paragraph 3), in
 * pence. The letters are the paragraph's own.
 */
export type FundingStatement = Readonly<{
  year: FinancialYear;
  /** (a) promised in deeds of the year, before any index. */
  agreed: Figure;
  /** (b) late interest is in it. */
  received: Figure;
  /** (c) received before the year, and at its end neither allocated, kept nor returned; the oldest money goes first. */
  receivedEarlier: Figure;
  /** (d) what deeds of the year promise in kind; counted in units. */
  inKind: readonly LedgerFact[];
  /** (e), (g) at the end of the year, whenever it was allocated. */
  allocated: Figure; allocatedItems: readonly Item[];
  /** (f), (h) spent by the council, passed on to others to spend, and kept for monitoring, in the year. */
  used: Figure; spentItems: readonly Item[]; transferredItems: readonly Item[]; fees: Figure;
  /** Given back in the year to those who had paid. The regulations have no figure for it. */
  returned: Figure;
  /** (i) all that came in up to the end of the year, less all that went out. */
  retained: Figure;
  /** What reconciles the years: retained at the end of the year before, and what of (i) is not allocated. */
  retainedBefore: Figure; unallocated: Figure;
  /** Obligations that had used more than they had by that day: somebody wrote down a wrong day. */
  contradictions: readonly string[];
}>;

const into: readonly LedgerFactKind[] = ['received'];
const out: readonly LedgerFactKind[] = ['spent', 'transferred', 'fee', 'returned'];

/** A financial year's statement out of the ledger, each figure with the facts behind it. */
export function fundingStatement(facts: readonly LedgerFact[], year: FinancialYear): FundingStatement {
  const until = facts.filter(({ day }) => day <= year.to);
  const within = until.filter(({ day }) => day >= year.from);
  const free = [...byObligation(until)].map(([id, own]) => ({ id, ...freeMoney(own) }));
  const unallocated = free.flatMap(({ left }) => left);
  const allocatedItems = leftOfAllocations(until);
  return {
    year,
    agreed: figureOf(ofKinds(within, ['secured', 'commuted']).filter(({ pence }) => pence > 0)),
    received: figureOf(ofKinds(within, into)),
    receivedEarlier: adding(unallocated.filter(({ fact }) => fact.day < year.from)),
    inKind: ofKinds(within, ['secured']).filter(({ units }) => units > 0),
    allocated: adding(allocatedItems.flatMap(({ lines }) => lines)), allocatedItems,
    used: figureOf(ofKinds(within, ['spent', 'transferred', 'fee'])),
    spentItems: byAllocation(ofKinds(within, ['spent'])),
    transferredItems: byAllocation(ofKinds(within, ['transferred'])),
    fees: figureOf(ofKinds(within, ['fee'])),
    returned: figureOf(ofKinds(within, ['returned'])),
    retained: balanceOf(until),
    retainedBefore: balanceOf(until.filter(({ day }) => day < year.from)),
    unallocated: adding(unallocated),
    contradictions: free.filter(({ lacking }) => lacking > 0).map(({ id }) => id),
  };
}

const ofKinds = (facts: readonly LedgerFact[], kinds: readonly LedgerFactKind[]) =>
  facts.filter(({ kind }) => kinds.includes(kind));

const adding = (lines: readonly Line[]): Figure => ({ pence: sum(lines.map(({ pence }) => pence)), lines });
const figureOf = (facts: readonly LedgerFact[]) => adding(facts.map((fact) => ({ fact, pence: fact.pence })));

const balanceOf = (facts: readonly LedgerFact[]) => adding(ofKinds(facts, [...into, ...out])
  .map((fact) => ({ fact, pence: into.includes(fact.kind) ? fact.pence : -fact.pence })));

function grouped(facts: readonly LedgerFact[], keyOf: (fact: LedgerFact) => string) {
  const groups = new Map<string, LedgerFact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return groups;
}

const byObligation = (facts: readonly LedgerFact[]) => grouped(facts, ({ obligationId }) => obligationId);

const byAllocation = (facts: readonly LedgerFact[]): readonly Item[] =>
  [...grouped(facts, ({ allocationId }) => allocationId ?? '')]
    .map(([allocationId, own]) => ({ allocationId, ...figureOf(own) }));

/** What is left of each receipt of one obligation, the oldest used first; `lacking`: what was used beyond them all. */
function freeMoney(facts: readonly LedgerFact[]): Readonly<{ left: readonly Line[]; lacking: number }> {
  const total = (kinds: readonly LedgerFactKind[]) => sum(ofKinds(facts, kinds).map(({ pence }) => pence));
  let taken = total(['fee', 'allocated', 'returned']) - total(['released']);
  const receipts = ofKinds(facts, into).toSorted((one, other) => one.day.localeCompare(other.day));
  const left = receipts.map((fact) => {
    const pence = Math.max(0, fact.pence - taken);
    taken = Math.max(0, taken - fact.pence);
    return { fact, pence };
  });
  return { left: left.filter(({ pence }) => pence > 0), lacking: taken };
}

/** Allocations of which something is neither used nor released. */
function leftOfAllocations(facts: readonly LedgerFact[]): readonly Item[] {
  const allocations = byAllocation(ofKinds(facts, ['allocated', 'released', 'spent', 'transferred']));
  const signed = allocations.map(({ allocationId, lines }) => ({
    allocationId, ...adding(lines.map(({ fact }) =>
      ({ fact, pence: fact.kind === 'allocated' ? fact.pence : -fact.pence }))),
  }));
  return signed.filter(({ pence }) => pence !== 0);
}
