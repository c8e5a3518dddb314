import type { Revealed } from '#kernel';
import type { ObligationRow } from './obligations.view.js';
import { isOver } from './obligation.rules.js';
import { excessPence, leftIn } from './obligation.state.js';

export type NextStep = 'correction' | 'return' | 'demand' | 'settle' | 'invoice' | 'overdue' | 'allocate' | 'use'
  | 'close' | 'wait';
type Looked = Revealed<ObligationRow>;

/** It is free, and expired or above the demand. */
export function isDueBack({ freePence, state }: Looked, today: string): boolean {
  return freePence > 0 && (isOver(state, today) || excessPence(state) > 0);
}

/** In this order: the first that holds is what the officer sees. `today` is London's day. */
const steps: readonly (readonly [NextStep, (one: Looked, today: string) => boolean])[] = [
  ['wait', ({ status }) => status === 'closed'],
  ['settle', ({ state: { demand } }) => demand?.dispute === 'open'],
  ['correction', ({ state: { demand } }) => demand !== null && demand.proposed !== null],
  ['return', isDueBack],
  ['demand', ({ state }) => isMoney(state) && state.triggerDay !== null && state.demand === null],
  ['invoice', ({ state: { demand }, outstandingPence }) =>
    demand !== null && outstandingPence > 0 && demand.invoicedPence < demand.pence - demand.writtenOffPence],
  ['overdue', ({ state: { demand }, outstandingPence }, today) =>
    demand !== null && outstandingPence > 0 && today > demand.payBy],
  ['allocate', ({ freePence }) => freePence > 0],
  ['use', ({ committedPence }) => committedPence > 0],
  ['close', (one) => isFinished(one)],
];

/** What is to be done next about an obligation. */
export const nextStep = (one: Looked, today: string): NextStep =>
  steps.find(([, holds]) => holds(one, today))?.[0] ?? 'wait';

const isMoney = ({ terms }: Looked['state']) => terms.contribution.kind !== 'in-kind';

function isFinished({ state, outstandingPence }: Looked) {
  const { contribution } = state.terms;
  if (contribution.kind === 'in-kind') return state.deliveredUnits === contribution.units;
  return state.demand !== null && outstandingPence === 0;
}

/** The allocations of which something was neither spent nor passed on. */
export const leftOfAllocations = ({ state }: Pick<Looked, 'state'>) => Object.entries(state.allocations)
  .map(([allocationId, one]) => ({ allocationId, leftPence: leftIn(one) })).filter(({ leftPence }) => leftPence > 0);
