import type { TrailStep } from '../trail.js';

/** Steps that are shown, or a run of small ones that can be opened. */
export type Chapter<Step> = Readonly<{ isFolded: boolean; steps: readonly Step[] }>;

/** Kinds of facets that make a step worth showing at once. */
const telling: readonly string[] =
  ['decision', 'outcome', 'vote', 'score', 'interest', 'departure', 'late', 'delegation', 'alternative'];

/** A case of so many steps is shown whole; in a longer one, runs of at least so many small steps are folded. */
const [shortCase, shortestRun] = [30, 3];

/** A long case in parts, so that it can be read on a phone: nothing is left out, and small steps can be opened. */
export function chaptersOf<Step extends TrailStep>(steps: readonly Step[]): readonly Chapter<Step>[] {
  if (steps.length <= shortCase) return [{ isFolded: false, steps }];
  const runs = steps.reduce<Step[][]>((all, step) => {
    const last = all.at(-1);
    if (last && isSmall(last[0]!) === isSmall(step)) return [...all.slice(0, -1), [...last, step]];
    return [...all, [step]];
  }, []);
  return runs.map((run) => ({ isFolded: isSmall(run[0]!) && run.length >= shortestRun, steps: run }));
}

const isSmall = ({ because, facets }: TrailStep) =>
  because === null && facets.every(({ kind }) => !telling.includes(kind));
