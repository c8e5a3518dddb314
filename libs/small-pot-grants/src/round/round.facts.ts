import type { RoundFacts } from '../application/application.rules.js';
import { existing, type Round } from './round.state.js';
import type { RoundTerms } from './round.terms.events.js';

/** What an application needs to know of its round. Of one that is not settled yet, only that it is not. */
export function factsOf(state: Round, revision: number): RoundFacts {
  const { funderId, status, terms } = existing(state);
  if (status === 'scheduled') return { ...settled(terms), revision, funderId, status };
  return { ...unsettled, revision, funderId, status: status === 'cancelled' ? status : 'not-open-yet' };
}

const settled = ({ timetable: { opensAt, closesAt }, money, area, eligibility }: RoundTerms) => ({
  opensAt, closesAt, smallestPence: money.smallestPence, largestPence: money.largestPence,
  wardCodes: area.neighbourhoods.flatMap(({ wardCodes }) => wardCodes),
  questions: eligibility.questions.map(({ id, passes }) => ({ id, passes })),
});

const unsettled = { opensAt: '', closesAt: '', smallestPence: 0, largestPence: 0, wardCodes: [], questions: [] };
