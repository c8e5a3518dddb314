import { inPounds } from '#kernel';
import type { BudgetChange, Sentences } from '#scrutiny';
import { authorityOf, delegationInWords } from '../decision/delegation-in-words.js';
import { decisionFacets } from '../decision/grant-facets.js';
import { scoresInWords } from '../decision/scores-in-words.js';
import type { GrantFacts } from '../decision/grant-facts.js';
import { callInInWords } from '../decision/call-in-in-words.js';
import { minutesOf, panelInWords } from '../panel/panel-in-words.js';
import type { Budget, GrantReleaseCause, GrantReserved, RoundMoneyEvent } from './round.money.events.js';

const record = 'The round';
const causes: Readonly<Record<GrantReleaseCause, string>> = {
  'refused-by-group': 'the group turned the offer down',
  'offer-lapsed': 'the group did not answer in time',
  'application-withdrawn': 'the group withdrew its application',
  'award-not-possible': 'the application was no longer waiting for a decision',
  'interest-came-to-light': 'the decider turned out to have an interest',
  'delegation-ended': 'the decider’s delegation had just been ended',
  'taken-back': 'the decision was called in, decided again and taken back',
};

export const roundMoneySentences: Sentences<RoundMoneyEvent, GrantFacts> = {
  GrantReserved: ({ data }, facts) => ({
    record, from: 'public', under: facts.authority,
    what: `The decider awarded ${inPounds(data.pence)} of the ${inPounds(data.askedPence)} that the group asked for. `
      + 'The money was set aside.',
    because: { text: data.reasons },
    details: [
      ...scoresInWords(facts, data.evidence.assessmentRevision),
      ...placeInRanking(data.evidence.rank),
      ...panelInWords(data.evidence.panel, { outcome: 'award', pence: data.pence }),
      ...delegationInWords(data.delegation, facts),
      ...callInInWords(data.callIn, data.acceptBy),
    ],
    budgets: budgetsOf(data, facts), facets: facetsOfAward(data, facts),
    standsOn: [
      `the application as at revision ${data.evidence.applicationRevision}`,
      `the decider’s declaration of interests as at revision ${data.evidence.interestsRevision}`,
      `the scores as at revision ${data.evidence.assessmentRevision}`,
      ...minutesOf(data.evidence.panel), ...authorityOf(data.delegation, data.evidence.dutiesRevision),
    ],
  }),
  GrantConfirmed: ({ data: { pence } }) => ({
    record, from: 'public', what: `The ${inPounds(pence)} that were set aside are the group’s.`,
  }),
  GrantReleased: ({ data }, facts) => ({
    record, from: 'public', what: `${inPounds(data.pence)} went back to the pot: ${causes[data.cause]}.`,
    facets: [{ kind: 'money', pence: data.pence }], budgets: budgetsOf(data, facts),
  }),
};

const facetsOfAward = ({ pence, delegation, evidence }: GrantReserved['data'], facts: GrantFacts) => decisionFacets({
  decision: { outcome: 'award', pence }, delegation, assessmentRevision: evidence.assessmentRevision,
  rank: evidence.rank, rankFrom: 'public', panel: evidence.panel,
}, facts);

const placeInRanking = (rank: number | null) =>
  rank === null ? [] : [{ label: 'Place in the ranked list', text: String(rank) }];

type Spent = Readonly<{ pot: Budget; ceiling: Budget | null; neighbourhoodId: string | null }>;

/** A ceiling tells which neighbourhood it is, so it is withheld where the place is. */
function budgetsOf({ pot, ceiling, neighbourhoodId }: Spent, { neighbourhoodNames }: GrantFacts): BudgetChange[] {
  const inPot = { of: 'Left in the pot', beforePence: pot.leftBefore, afterPence: pot.leftAfter };
  if (!ceiling || neighbourhoodId === null) return [inPot];
  const of = `Left for ${neighbourhoodNames.get(neighbourhoodId) ?? 'the neighbourhood'}`;
  return [inPot, { of, beforePence: ceiling.leftBefore, afterPence: ceiling.leftAfter, part: 'place' }];
}
