import { sum } from '#kernel';
import type { FinancialYear } from './financial-year.js';
import { amountOf, type LedgerFact } from './ledger-fact.js';

type Status = LedgerFact['status'];

/** A part of a figure: so much of it comes from this fact. */
export type Line<F extends LedgerFact = LedgerFact> = Readonly<{ fact: F; pence: number }>;
/** A sum with everything that it is made of. */
export type Figure<F extends LedgerFact = LedgerFact> = Readonly<{ pence: number; lines: readonly Line<F>[] }>;
/** What one allocation (an item of infrastructure) has left, or what of it was used. */
export type Item<F extends LedgerFact = LedgerFact> = Figure<F> & Readonly<{ allocationId: string }>;

/**
 * The section 106 report of an infrastructure funding statement (CIL Regulations 2010, Schedule 2 paragraph 3), in
 * pence. The letters are the paragraph's own.
 */
export type FundingStatement<F extends LedgerFact = LedgerFact> = Readonly<{
  year: FinancialYear;
  /** (a) promised in deeds of the year, before any index. */
  agreed: Figure<F>;
  /** (b) late interest is in it. */
  received: Figure<F>;
  /** (c) received before the year, and at its end neither allocated, kept nor returned; the oldest money goes first. */
  receivedEarlier: Figure<F>;
  /** (d) what deeds of the year promise in kind; counted in units. */
  inKind: readonly F[];
  /** (e), (g) at the end of the year, whenever it was allocated. */
  allocated: Figure<F>; allocatedItems: readonly Item<F>[];
  /** (f), (h) spent by the council, passed on to others to spend, and kept for monitoring, in the year. */
  used: Figure<F>; spentItems: readonly Item<F>[]; transferredItems: readonly Item<F>[]; fees: Figure<F>;
  /** Given back in the year to those who had paid. The regulations have no figure for it. */
  returned: Figure<F>;
  /** (i) all that came in up to the end of the year, less all that went out. */
  retained: Figure<F>;
  /** What reconciles the years: retained at the end of the year before, and what of (i) is not allocated. */
  retainedBefore: Figure<F>; unallocated: Figure<F>;
  /** Obligations that had used more than they had by that day: somebody wrote down a wrong day. */
  contradictions: readonly string[];
}>;

const into: readonly Status[] = ['received'];
const out: readonly Status[] = ['spent', 'transferred', 'monitoring-fee', 'returned'];

/** A financial year's statement out of the ledger, each figure with the facts behind it. */
export function fundingStatement<F extends LedgerFact>(
  facts: readonly F[], year: FinancialYear,
): FundingStatement<F> {
  const until = facts.filter(({ day }) => day <= year.to);
  const within = until.filter(({ day }) => day >= year.from);
  const free = [...byObligation(until)].map(([id, own]) => ({ id, ...freeMoney(own) }));
  const unallocated = free.flatMap(({ left }) => left);
  const allocatedItems = leftOfAllocations(until);
  return {
    year,
    agreed: figureOf(ofKinds(within, ['secured', 'commuted']).filter(isMoney)),
    received: figureOf(ofKinds(within, into)),
    receivedEarlier: adding(unallocated.filter(({ fact }) => fact.day < year.from)),
    inKind: ofKinds(within, ['secured']).filter((fact) => !isMoney(fact)),
    allocated: adding(allocatedItems.flatMap(({ lines }) => lines)), allocatedItems,
    used: figureOf(ofKinds(within, ['spent', 'transferred', 'monitoring-fee'])),
    spentItems: byAllocation(ofKinds(within, ['spent'])),
    transferredItems: byAllocation(ofKinds(within, ['transferred'])),
    fees: figureOf(ofKinds(within, ['monitoring-fee'])),
    returned: figureOf(ofKinds(within, ['returned'])),
    retained: balanceOf(until), retainedBefore: balanceOf(until.filter(({ day }) => day < year.from)),
    unallocated: adding(unallocated),
    contradictions: free.filter(({ lacking }) => lacking > 0).map(({ id }) => id),
  };
}

const isMoney = ({ pence }: LedgerFact) => pence > 0;

const ofKinds = <F extends LedgerFact>(facts: readonly F[], kinds: readonly Status[]) =>
  facts.filter(({ status }) => kinds.includes(status));

const adding = <F extends LedgerFact>(lines: readonly Line<F>[]): Figure<F> =>
  ({ pence: sum(lines.map(({ pence }) => pence)), lines });
const figureOf = <F extends LedgerFact>(facts: readonly F[]) =>
  adding(facts.map((fact) => ({ fact, pence: amountOf(fact) })));

const balanceOf = <F extends LedgerFact>(facts: readonly F[]) => adding(ofKinds(facts, [...into, ...out])
  .map((fact) => ({ fact, pence: into.includes(fact.status) ? amountOf(fact) : -amountOf(fact) })));

function grouped<F extends LedgerFact>(facts: readonly F[], keyOf: (fact: F) => string) {
  const groups = new Map<string, F[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return groups;
}

const byObligation = <F extends LedgerFact>(facts: readonly F[]) => grouped(facts, ({ obligationId }) => obligationId);

const byAllocation = <F extends LedgerFact>(facts: readonly F[]): readonly Item<F>[] =>
  [...grouped(facts, ({ allocationId }) => allocationId ?? '')]
    .map(([allocationId, own]) => ({ allocationId, ...figureOf(own) }));

/** What is left of each receipt of one obligation, the oldest used first; `lacking`: what was used beyond them all. */
function freeMoney<F extends LedgerFact>(
  facts: readonly F[],
): Readonly<{ left: readonly Line<F>[]; lacking: number }> {
  const total = (kinds: readonly Status[]) => sum(ofKinds(facts, kinds).map(amountOf));
  let taken = total(['monitoring-fee', 'allocated', 'returned']) - total(['released']);
  const receipts = ofKinds(facts, into).toSorted((one, other) => one.day.localeCompare(other.day));
  const left = receipts.map((fact) => {
    const pence = Math.max(0, amountOf(fact) - taken);
    taken = Math.max(0, taken - amountOf(fact));
    return { fact, pence };
  });
  return { left: left.filter(({ pence }) => pence > 0), lacking: taken };
}

/** Allocations of which something is neither used nor released. */
function leftOfAllocations<F extends LedgerFact>(facts: readonly F[]): readonly Item<F>[] {
  const allocations = byAllocation(ofKinds(facts, ['allocated', 'released', 'spent', 'transferred']));
  const signed = allocations.map(({ allocationId, lines }) => ({
    allocationId, ...adding(lines.map(({ fact }) =>
      ({ fact, pence: fact.status === 'allocated' ? fact.pence : -fact.pence }))),
  }));
  return signed.filter(({ pence }) => pence !== 0);
}
