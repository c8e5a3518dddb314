import { leftOfAllocations, nextStep } from './next-steps.js';
import type { ObligationEvent } from './obligation.events.js';
import { allocated, demanded, paid, reached, secured, today, whose, withTerms } from './obligation.examples.js';
import { obligations } from './obligations.view.js';

/** The row of the view, as these events make it. */
function rowOf(...events: readonly ObligationEvent[]) {
  type EvolveRow = (row: unknown, event: object, key: string) => unknown;
  const evolveRow = obligations.evolve as unknown as Record<string, EvolveRow>;
  return events.reduce<unknown>((row, event) =>
    evolveRow[event.type]!(row, { ...event, recordedAt: '2028-03-01T09:00:00.000Z' }, 'o1'), undefined) as never;
}
const next = (...events: readonly ObligationEvent[]) => nextStep(rowOf(...events), today);

const invoiced = { type: 'ContributionInvoiced',
  data: { ...whose, invoiceNumber: 'I1', day: today, pence: 2_274_762, invoicedBy: 'fin' } } as const;
const disputed = { type: 'DemandDisputed',
  data: { ...whose, day: today, reasons: { _sd: 'no' }, recordedBy: 'pat' } } as const;
const working = { ...demanded.data.working, pence: 2_277_010 };
const proposed = { type: 'DemandCorrectionProposed',
  data: { ...whose, working, pence: 2_277_010, beforePence: 2_274_762 } } as const;
const all = { ...allocated, data: { ...allocated.data, pence: 2_274_762, freeAfter: 0 } } as const;
const spent = { type: 'MoneySpent', data: { ...whose, allocationId: 'al1', spendingId: 's1', pence: 2_274_762,
  day: today, what: { _sd: 'roof' }, evidence: { _sd: 'bill' }, recordedBy: 'fin' } } as const;

describe('what is to be done next', () => {
  it.each<[string, readonly ObligationEvent[]]>([
    ['wait', [secured]], ['demand', [secured, reached]], ['invoice', [secured, reached, demanded]],
    ['overdue', [secured, reached, demanded, invoiced]], ['settle', [secured, reached, demanded, disputed]],
    ['correction', [secured, reached, demanded, proposed]], ['allocate', [...paid]], ['use', [...paid, all]],
    ['close', [...paid, all, spent]],
  ])('is to %s', (step, events) => expect(next(...events)).toBe(step));

  it('is to give money back once its last day is over', () => {
    expect(nextStep(rowOf(...paid), '2033-02-20')).toBe('allocate');
    expect(nextStep(rowOf(...paid), '2033-02-21')).toBe('return');
  });
  it('is to close what was to be given in kind, when all of it is there', () => {
    const inKind = withTerms({ contribution: { kind: 'in-kind', units: 3, unit: 'rooms' }, monitoringFeePence: 0 });
    const delivered = { type: 'UnitsDelivered', data: { ...whose, units: 3, deliveredBefore: 0, deliveredAfter: 3,
      day: today, evidence: { _sd: 'keys' }, recordedBy: 'pat' } } as const;
    expect([next(inKind), next(inKind, delivered)]).toEqual(['wait', 'close']);
  });
  it('counts what is left of each allocation', () => {
    expect(leftOfAllocations(rowOf(...paid, allocated))).toEqual([{ allocationId: 'al1', leftPence: 1_500_000 }]);
    expect(leftOfAllocations(rowOf(...paid, all, spent))).toEqual([]);
  });
});
