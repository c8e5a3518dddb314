import { londonDay } from '#calendar';
import type { SearchWish, Trail, TrailStep } from '#scrutiny';

/** What a trail does not say by itself: whose case it is, and what organisations are called. */
export type Known = Readonly<{ funder: string; organisations: ReadonlyMap<string, string> }>;

const facets = (steps: readonly TrailStep[]) => steps.flatMap((step) => step.facets);
const isDecision = (step: TrailStep) => step.facets.some(({ kind }) => kind === 'decision');
const moneyIn = (steps: readonly TrailStep[]) =>
  facets(steps).flatMap((facet) => (facet.kind === 'money' ? [facet.pence] : [])).at(-1) ?? null;

/** What was decided on, in pence, as a reader of the trail would say. */
export const decidedIn = ({ steps }: Trail) => moneyIn(steps.filter(isDecision));

/** Whether somebody who reads this trail, and nothing else, would say that it is what is looked for. */
export function fits(trail: Trail, wish: SearchWish, known: Known): boolean {
  return tests.every((test) => test(trail, wish, known));
}

type Test = (trail: Trail, wish: SearchWish, known: Known) => boolean;

const tests: readonly Test[] = [
  ({ steps }, { role }) => !role || steps.some(({ by }) => by.role === role),
  ({ steps }, { person }) => !person || steps.some(({ by }) => by.name?.includes(person)),
  ({ steps }, { outcome }) => !outcome || facets(steps).some((facet) =>
    (facet.kind === 'decision' || facet.kind === 'outcome') && facet.outcome === outcome),
  ({ steps }, { rule }) => !rule || steps.some(({ authority }) => authority === rule)
    || facets(steps).some((facet) => facet.kind === 'rule' && facet.rule === rule),
  ({ steps }, { wards }) =>
    !wards || facets(steps).some((facet) => facet.kind === 'ward' && wards.includes(facet.code)),
  ({ steps }, { organisation }, { funder, organisations }) => !organisation || funder.includes(organisation)
    || facets(steps).some((facet) =>
      facet.kind === 'organisation' && organisations.get(facet.id)?.includes(organisation)),
  ({ steps }, { traits = [] }) => traits.every((trait) => facets(steps).some((facet) => {
    if (facet.kind === 'interest') return trait === 'interest' && facet.isDeclared;
    if (facet.kind === 'vote') return trait === 'dissent' && facet.against > 0;
    return facet.kind === trait;
  })),
  (trail, { text }) => !text || textsOf(trail).some((one) => one.toLowerCase().includes(text.toLowerCase())),
  ({ steps }, { fromDay = '', toDay = '9999' }) => {
    const day = londonDay((steps.findLast(isDecision) ?? steps.at(-1)!).at);
    return fromDay <= day && day <= toDay;
  },
  (trail, { fromPence, toPence }) => {
    if (fromPence === undefined && toPence === undefined) return true;
    const pence = decidedIn(trail) ?? moneyIn(trail.steps);
    return pence !== null && (fromPence ?? 0) <= pence && pence <= (toPence ?? Infinity);
  },
];

const textsOf = ({ title, about, steps }: Trail) => [
  title, ...about.map(({ text }) => text),
  ...steps.flatMap(({ what, because, details }) => [what, because ?? '', ...details.map(({ text }) => text)]),
];
