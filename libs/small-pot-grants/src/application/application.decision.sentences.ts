import { inWords } from '#calendar';
import { inPounds } from '#kernel';
import type { Detail, Facet, Sentences } from '#scrutiny';
import type { GrantFacts } from '../decision/grant-facts.js';
import { authorityOf, delegationInWords } from '../decision/delegation-in-words.js';
import { decisionFacets, groupFacets } from '../decision/grant-facets.js';
import { scoresInWords } from '../decision/scores-in-words.js';
import { minutesOf, panelInWords } from '../panel/panel-in-words.js';
import type { ApplicationEvent } from './application.events.js';

const record = 'The application';

export type DecisionEvent = Extract<ApplicationEvent, { type:
  'GrantAwarded' | 'ApplicationDeclined' | 'GrantAccepted' | 'GrantRefused' | 'OfferLapsed' }>;

export const applicationDecisionSentences: Sentences<DecisionEvent, GrantFacts> = {
  GrantAwarded: ({ data: { pence, acceptBy, callIn } }, facts) => ({
    record, from: 'public', facets: [...cameOf('offered', pence), ...groupFacets(facts)],
    what: callIn?.canBeCalledIn
      ? `The group was told that it is to get ${inPounds(pence)}, once the decision cannot be called in any more.`
      : `The group was offered ${inPounds(pence)}, to be accepted by ${inWords(acceptBy)}.`,
  }),
  ApplicationDeclined: ({ data }, facts) => ({
    record, ...whoHearsOfDecline(facts), under: facts.authority, because: { text: data.reasons, from: 'group' },
    details: [
      ...scoresInWords(facts, data.assessmentRevision), ...placeInRanking(data.rank),
      ...panelInWords(data.panel, { outcome: 'decline', pence: 0 }), ...delegationInWords(data.delegation, facts),
    ].map(forGroup),
    facets: decisionFacets({
      decision: { outcome: 'decline', pence: 0 }, delegation: data.delegation, rank: data.rank, rankFrom: 'full',
      assessmentRevision: data.assessmentRevision, panel: data.panel,
    }, facts).map((facet) => (facet.kind === 'decision' ? facet : forGroup(facet))),
    standsOn: [
      `the decider’s declaration of interests as at revision ${data.interestsRevision}`,
      `the scores as at revision ${data.assessmentRevision}`,
      ...minutesOf(data.panel), ...authorityOf(data.delegation, data.dutiesRevision),
    ],
  }),
  GrantAccepted: ({ data: { pence } }) => ({
    record, from: 'public', facets: cameOf('accepted', pence),
    what: `The group accepted the grant of ${inPounds(pence)}.`,
  }),
  GrantRefused: ({ data: { pence } }) => ({
    record, from: 'public', facets: cameOf('turned down', pence),
    what: `The group turned the grant of ${inPounds(pence)} down.`,
  }),
  OfferLapsed: ({ data: { pence, acceptBy } }) => ({
    record, from: 'public', facets: cameOf('lapsed', pence),
    what: `The offer of ${inPounds(pence)} lapsed: nobody had accepted it by ${inWords(acceptBy)}.`,
  }),
};

/** Everybody read of an award that was taken back, so everybody reads how it ended; why, only the group does. */
const whoHearsOfDecline = ({ wasAwarded }: GrantFacts) => (wasAwarded
  ? { from: 'public', what: 'The decider declined the application: no grant was made.' } as const
  : { from: 'group', what: 'The decider declined the application.' } as const);

const forGroup = <S extends Detail | Facet>(said: S): S => ({ ...said, from: said.from ?? 'group' });

const cameOf = (outcome: string, pence: number): readonly Facet[] =>
  [{ kind: 'outcome', outcome }, { kind: 'money', pence }];

/** The group is not told how many others were ranked above it. */
const placeInRanking = (rank: number | null): readonly Detail[] =>
  rank === null ? [] : [{ label: 'Place in the ranked list', text: String(rank), from: 'full' }];
