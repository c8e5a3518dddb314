import { inPounds } from '#kernel';
import { leftOfAllocations } from '#s106-contributions';
import type { Field } from './action-page.js';
import type { Known } from './obligation-pages.js';

/** The allocations of which something is left, to choose from. */
export function usableIn({ obligation, steps }: Known): Field {
  const items = leftOfAllocations(obligation).map(({ allocationId, leftPence }) => {
    const project = steps.find(({ id }) => id === allocationId)?.what ?? 'A project';
    return { value: allocationId, text: `${project}: ${inPounds(leftPence)} left` };
  });
  return { kind: 'choice', name: 'allocationId', label: 'What was it allocated for?', items };
}
