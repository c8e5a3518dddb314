import type { Streams } from '#event-store';
import { interests, interestsStream } from './interests.decider.js';
import { type DeclaredInterest, declaredOn } from './interests.rules.js';

/** What a human declared on one application: by the first of these accounts, and an interest by any of them. */
export async function declaredBy(
  streams: Streams, [own = '', ...others]: readonly string[], roundId: string, applicationId: string,
): Promise<DeclaredInterest> {
  const load = async (personId: string) => {
    const { state, revision } = await streams.load(interests, interestsStream(roundId, personId));
    return declaredOn(state, revision, applicationId);
  };
  const elsewhere = await Promise.all(others.map(load));
  const declared = await load(own);
  return { ...declared, conflicted: declared.conflicted || elsewhere.some(({ conflicted }) => conflicted) };
}
