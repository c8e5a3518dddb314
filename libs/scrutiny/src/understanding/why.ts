import { dateInWords, londonDay } from '#calendar';
import { inPounds } from '#kernel';
import type { Trail, TrailStep } from '../trail.js';
import { decisionsIn, delegationWords, facetsIn, ruleInWords, rulesIn } from './facets-of-steps.js';

/** One line of the answer. `steps`: where it stands. `isMissing`: the facts hold nothing of the kind. */
export type WhyLine = Readonly<{ label: string; text: string; steps: readonly number[]; isMissing: boolean }>;

/**
 * Why it was decided as it was: from the facts that this reader may see and from nothing else. What they do not hold is
 * said. Empty where nothing is decided yet.
 */
export function whyOf({ steps, reader }: Pick<Trail, 'steps' | 'reader'>): readonly WhyLine[] {
  const decision = decisionsIn(steps).at(-1);
  if (!decision) return [];
  const until = steps.slice(0, decision.step);
  return [
    decided(decision), reasonsOf(decision, reader), ...rulesFor(until), scoresFor(decision), ...placeOf(decision),
    ...votesIn(until), ...departuresOf(decision), authorityFor(decision), ...moneyOf(decision), recusedIn(until),
    ...afterwards(steps.slice(decision.step)),
  ];
}

const line = (label: string, text: string, ...steps: readonly TrailStep[]): WhyLine =>
  ({ label, text, steps: steps.map(({ step }) => step), isMissing: false });
const missing = (label: string, text: string): WhyLine => ({ label, text, steps: [], isMissing: true });

const decided = (step: TrailStep) =>
  line('What was decided', `${step.what} On ${dateInWords(londonDay(step.at))}, by ${step.by.role}.`, step);

function reasonsOf(step: TrailStep, reader: Trail['reader']): WhyLine {
  if (step.because !== null) return line('The reasons', step.because, step);
  return missing('The reasons', reader === 'full' ? 'No reason was recorded.'
    : 'No reason is on record that you may read.');
}

function rulesFor(steps: readonly TrailStep[]): readonly WhyLine[] {
  const rules = rulesIn(steps);
  if (rules.length === 0) return [missing('The rules', 'No rule was recorded.')];
  return rules.map(({ facet, step }) => line(facet.rule, ruleInWords(facet), step));
}

function scoresFor(decision: TrailStep): WhyLine {
  const [total] = facetsIn([decision], 'total');
  if (!total) return missing('The scores', 'No scores were recorded that the decision stood on.');
  const { percent, scorers } = total.facet;
  return line('The scores', `${percent} out of 100, from ${scorers === 1 ? 'one assessor' : `${scorers} assessors`}.`,
    decision);
}

const placeOf = (decision: TrailStep): readonly WhyLine[] =>
  facetsIn([decision], 'rank').map(({ facet, step }) => line('Place in the list', `${facet.rank}.`, step));

function votesIn(steps: readonly TrailStep[]): readonly WhyLine[] {
  return facetsIn(steps, 'vote').map(({ step, facet: { motion, isCarried, ...vote } }) => {
    const counted = `${vote.for} for, ${vote.against} against, ${vote.abstained} abstained`;
    const dissent = vote.against === 0 ? 'Nobody voted against.' : `Voted against: ${vote.against}.`;
    const outcome = isCarried ? 'Carried' : 'Not carried';
    return line('The panel’s vote', `To ${motion}: ${counted}. ${outcome}. ${dissent}`, step);
  });
}

const departuresOf = (decision: TrailStep): readonly WhyLine[] =>
  facetsIn([decision], 'departure').map(({ facet, step }) => line('It departs', facet.of, step));

function authorityFor(decision: TrailStep): WhyLine {
  const [used] = facetsIn([decision], 'delegation');
  if (!used) return missing('The delegation', 'No delegation was recorded.');
  return line('The delegation', delegationWords(used.facet, inPounds), decision);
}

const moneyOf = (decision: TrailStep): readonly WhyLine[] => decision.budgets.map(({ of, beforePence, afterPence }) =>
  line(of, `${inPounds(beforePence)} before, ${inPounds(afterPence)} after.`, decision));

function recusedIn(steps: readonly TrailStep[]): WhyLine {
  const all = facetsIn(steps, 'interest');
  const declared = all.filter(({ facet }) => facet.isDeclared);
  if (all.length === 0) return missing('Interests', 'No declaration of interests was recorded.');
  if (declared.length === 0) return line('Interests', `${all.length} declared, and none had an interest.`,
    ...all.map(({ step }) => step));
  const who = declared.map(({ facet }) => facet.role).join('; ');
  return line('Interests', `Declared, so it was closed to them: ${who}.`, ...declared.map(({ step }) => step));
}

const afterwards = (steps: readonly TrailStep[]): readonly WhyLine[] =>
  facetsIn(steps, 'outcome').map(({ step }) => line('What came of it', step.what, step));
