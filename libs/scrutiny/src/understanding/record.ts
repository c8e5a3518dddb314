import { inPounds } from '#kernel';
import type { Trail, TrailStep } from '../trail.js';
import { decisionsIn, delegationWords, facetsIn, ruleInWords, rulesIn } from './facets-of-steps.js';

/** A part of the record; empty `lines` are said to be none recorded. */
export type RecordSection = Readonly<{ heading: string; lines: readonly string[] }>;
/** One decision, as the law asks it to be written down, and who did what on the way to it. */
export type DecisionRecord = Readonly<{ step: TrailStep; sections: readonly RecordSection[] }>;

/**
 * The record of each decision of a case (2012 Regulations r.12, 2014 Regulations r.7, and what Moothall adds), from the
 * facts that this reader may see, the latest first. What they do not hold stays empty: nothing is made up.
 */
export function recordsOf({ steps }: Pick<Trail, 'steps'>): readonly DecisionRecord[] {
  return decisionsIn(steps).toReversed().map((step) =>
    ({ step, sections: sectionsOf(step, steps.slice(0, step.step)) }));
}

function sectionsOf(decision: TrailStep, until: readonly TrailStep[]): readonly RecordSection[] {
  const interests = facetsIn(until, 'interest');
  const section = (heading: string, lines: readonly string[]) => ({ heading, lines });
  return [
    section('The reasons', decision.because === null ? [] : [decision.because]),
    section('Alternatives considered and rejected', facetsIn(until, 'alternative').map(({ facet }) => facet.what)),
    section('Conflicts of interest declared',
      interests.filter(({ facet }) => facet.isDeclared).map(({ step }) => step.what)),
    // No fact of any context is a dispensation yet, so none can be read from the record.
    section('Dispensations', []),
    section('The authority', [decision.authority]),
    section('The delegation relied on',
      facetsIn([decision], 'delegation').map(({ facet }) => delegationWords(facet, inPounds))),
    section('The rules', rulesIn(until).map(({ facet }) => `${facet.rule}. ${ruleInWords(facet)}`)),
    section('Evidence', evidenceOf(decision, until)),
    section('Scores', scoresOf(decision, until)),
    section('Votes', facetsIn(until, 'vote').map(({ step }) => step.what)),
    section('Where it departs', facetsIn([decision], 'departure').map(({ facet }) => facet.of)),
    section('The money before and after', decision.budgets.map(({ of, beforePence, afterPence }) =>
      `${of}: ${inPounds(beforePence)} before, ${inPounds(afterPence)} after`)),
    section('People and their roles', peopleIn(until)),
  ];
}

const evidenceOf = (decision: TrailStep, until: readonly TrailStep[]) => [
  ...decision.evidence.standsOn.map((one) => `It stood on ${one}`),
  ...facetsIn(until, 'evidence').map(({ facet: { name, sha256 } }) => `${name}: SHA-256 ${sha256}`),
];

function scoresOf(decision: TrailStep, until: readonly TrailStep[]): readonly string[] {
  const total = facetsIn([decision], 'total')
    .map(({ facet: { percent, scorers } }) => `Together: ${percent} out of 100, from ${scorers}`);
  const single = facetsIn(until, 'score').map(({ step, facet: { criterion, score, outOf } }) =>
    `${byOf(step)}: ${criterion}, ${score} out of ${outOf}`);
  const changed = facetsIn(until, 'score-change').map(({ step, facet: { criterion, before, after } }) =>
    `${byOf(step)} changed ${criterion} from ${before} to ${after}`);
  return [...total, ...single, ...changed];
}

const byOf = ({ by: { name, role } }: TrailStep) => (name === null ? capital(role) : `${name}, ${role}`);
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Each once, in the order in which they first did something. */
const peopleIn = (steps: readonly TrailStep[]) => [...new Set(steps.map(({ by: { role, name, organisation } }) =>
  [name ?? '', role, organisation ?? ''].filter((word) => word !== '').join(', ')))].map(capital);
