import { inWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Sentences } from '#scrutiny';
import { rulesInForce } from '../decision/grant-facets.js';
import type { GrantFacts } from '../decision/grant-facts.js';
import type { RoundLifecycleEvent } from './round.events.js';
import type { PerHead, RoundTermsEvent } from './round.terms.events.js';

const record = 'The round';
/** While a round is drafted its terms are its officers' work; once it is approved they stand on the round's page. */
const draft = { record, from: 'full' } as const;
const shown = { record, from: 'public' } as const;

export const roundTermsSentences: Sentences<RoundTermsEvent, GrantFacts> = {
  RoundDescribed: () => ({ ...draft, what: 'An officer wrote what the round is for and who to ask about it.' }),
  RoundAreaSet: ({ data: { areaName, neighbourhoods } }) => ({
    ...draft, what: `An officer set the area: ${neighbourhoods.length} neighbourhoods of ${areaName}.`,
  }),
  RoundMoneySet: ({ data: { potPence, smallestPence, largestPence, perHead } }) => ({
    ...draft, what: `An officer set the pot at ${inPounds(potPence)}, `
      + `and each grant from ${inPounds(smallestPence)} to ${inPounds(largestPence)}.`,
    details: perHead ? [{ label: 'For each person', text: inWordsPerHead(perHead) }] : [],
  }),
  RoundEligibilitySet: ({ data: { questions } }) => ({
    ...draft, what: `An officer set who may apply, with ${questions.length} yes-or-no questions.`,
  }),
  RoundTimetableSet: ({ data: { opensAt, closesAt, daysToAccept } }) => ({
    ...draft, what: `An officer set the round to open on ${inWords(opensAt)} and to close on ${inWords(closesAt)}.`,
    details: [{ label: 'Time to accept an offer', text: `${daysToAccept} days` }],
  }),
  RoundCriteriaSet: ({ data: { criteria } }) => ({
    ...draft, what: 'An officer set what is scored.',
    details: criteria.map(({ name, weightPercent }) => ({ label: name, text: `weight ${weightPercent}%` })),
  }),
  RoundDecisionProcessSet: ({ data: { how, decidedBy, authority, quorum } }) => ({
    ...draft, what: 'An officer set how and by whom the round is decided.',
    details: [
      { label: 'How', text: how }, { label: 'By whom', text: decidedBy },
      { label: 'Under which authority', text: authority },
      ...(quorum ? [{ label: 'How many of a panel have to vote', text: String(quorum) }] : []),
    ],
  }),
};

export const roundLifecycleSentences: Sentences<RoundLifecycleEvent, GrantFacts> = {
  RoundDrafted: () => ({ ...shown, what: 'An officer began to draft the round.' }),
  RoundSentForApproval: () => ({ ...shown, what: 'An officer sent the round to a second officer for approval.' }),
  RoundSentBack: ({ data: { reasons } }) => ({
    ...draft, what: 'The second officer sent the round back to be changed.', because: { text: reasons },
  }),
  RoundApproved: ({ data: { potPence, shares } }) => ({
    ...shown, what: `A second officer approved the round with a pot of ${inPounds(potPence)} `
      + `from ${shares.length === 1 ? 'one fund' : `${shares.length} funds`}.`,
  }),
  RoundFundingSecured: ({ data: { pence } }) => ({ ...shown, what: `The round has ${inPounds(pence)} from the fund.` }),
  RoundFundingRefused: () =>
    ({ ...draft, what: 'The fund had too little left, so the round went back to its officers.' }),
  RoundScheduled: ({ data: { opensAt, closesAt } }, facts) => ({
    ...shown, facets: rulesInForce(facts),
    what: `All the money was there, so the round was set to open on ${inWords(opensAt)} `
      + `and to close on ${inWords(closesAt)}. From here on its terms were fixed.`,
  }),
  RoundOpened: () => ({ ...shown, what: 'The round opened.' }),
  RoundClosed: () => ({ ...shown, what: 'The round closed to applications.' }),
  RoundCancelled: ({ data: { reasons } }) =>
    ({
      ...shown, what: 'The round was cancelled.', because: { text: reasons },
      facets: [{ kind: 'outcome', outcome: 'round cancelled' }],
    }),
};

const inWordsPerHead = ({ pencePerPerson, populationSource, populationYear, ceilings }: PerHead) =>
  `${inPounds(pencePerPerson)} for each person who lives in ${ceilings.length} neighbourhoods `
  + `(${populationSource}, ${populationYear}). Nothing was rounded.`;
