import type { TrailFacet, TrailStep } from '../trail.js';

type Kind = TrailFacet['kind'];
export type StepFacet<K extends Kind> = Readonly<{ step: TrailStep; facet: Extract<TrailFacet, { kind: K }> }>;

/** The facets of one kind in these steps, in their order, each with its step. */
export const facetsIn = <K extends Kind>(steps: readonly TrailStep[], kind: K): readonly StepFacet<K>[] =>
  steps.flatMap((step) => step.facets.filter((facet) => facet.kind === kind)
    .map((facet) => ({ step, facet: facet as Extract<TrailFacet, { kind: K }> })));

/** The steps in which the authority decided something. */
export const decisionsIn = (steps: readonly TrailStep[]) =>
  steps.filter(({ facets }) => facets.some(({ kind }) => kind === 'decision'));

/** Each rule as it was in force last, by its name. */
export const rulesIn = (steps: readonly TrailStep[]) =>
  [...new Map(facetsIn(steps, 'rule').map((one) => [one.facet.rule, one])).values()];

type Rule = Extract<TrailFacet, { kind: 'rule' }>;
/** "Need: 60%; Reach: 40%. As at revision 7 of its record." */
export function ruleInWords({ lines, revision }: Rule): string {
  const said = lines.map(({ label, text }) => `${label}: ${text.replace(/[.\s]+$/, '')}`).join('; ');
  return revision === null ? `${said}.` : `${said}. As at revision ${revision} of its record.`;
}

type Delegation = Extract<TrailFacet, { kind: 'delegation' }>;
export const delegationWords = (
  { words, upToPence, revision }: Delegation, inPounds: (pence: number) => string,
) => `${words ?? `Up to ${inPounds(upToPence)}`}. As at revision ${revision} of its record.`;
