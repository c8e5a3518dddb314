import { Refusal } from '#kernel';
import type { Interests } from './interests.decider.js';

/** What somebody has declared about one application, and the revision of the stream that says so. */
export type DeclaredInterest = Readonly<{ covered: boolean; conflicted: boolean; revision: number }>;

export const declaredOn = ({ seen, closed }: Interests, revision: number, applicationId: string): DeclaredInterest =>
  ({ covered: seen.includes(applicationId), conflicted: closed.includes(applicationId), revision });

export function mustHaveNoInterest({ covered, conflicted }: DeclaredInterest) {
  if (conflicted)
    throw new Refusal('has-interest', 'You declared an interest in this application, so it is closed to you');
  if (!covered)
    throw new Refusal('interests-not-declared', 'First say whether you have an interest in any of the applications');
}
