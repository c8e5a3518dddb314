import { Refusal } from '#kernel';
import type { ApplicationRow } from '../application/applications.view.js';
import { neighbourhoodOf } from '../round/round.state.js';
import type { RoundTerms } from '../round/round.terms.events.js';
import type { DecidedRound, ReplayCase } from './replay.rules.js';

/**
 * The facts of a round that is decided, in the order of its ranked list.
 * @throws Refusal while anything waits for a decision: what might be otherwise is not for those who decide
 */
export function decidedRound(terms: RoundTerms, ranked: readonly ApplicationRow[], isClosed: boolean): DecidedRound {
  if (!isClosed || ranked.length === 0 || ranked.some(({ status }) => status === 'submitted'))
    throw new Refusal('round-not-decided', 'You can rank a round again once everything in it is decided');
  const { money: { potPence, perHead } } = terms;
  const ceilings = perHead?.ceilings.map(({ neighbourhoodId, pence }) => [neighbourhoodId, pence] as const);
  return {
    criteria: terms.criteria.criteria.map(({ id, weightPercent }) => ({ id, weightPercent })),
    pot: { pence: potPence, ceilings: ceilings ? Object.fromEntries(ceilings) : null },
    cases: ranked.map((row) => caseOf(row, terms)),
  };
}

/** It was sent, and it is decided. */
const caseOf = ({ id, askedPence, submittedAt, wardCode, assessments, decision }: ApplicationRow, terms: RoundTerms):
ReplayCase => ({
  id, askedPence, submittedAt: submittedAt!, awardedPence: decision?.pence ?? 0,
  neighbourhoodId: wardCode === null ? null : neighbourhoodOf(terms, wardCode)?.id ?? null,
  sheets: assessments.map(({ assessorId, scores }) => ({ assessorId, scores })),
});
