import { reachInWords } from '#identity';
import { type DelegationUsed, sum } from '#kernel';
import type { Facet, Reader } from '#scrutiny';
import { motionInWords, type PanelEvidence, tallyInWords } from '../panel/panel-evidence.rules.js';
import type { Motion, Tally } from '../panel/panel-meeting.events.js';
import type { GrantFacts } from './grant-facts.js';

type Decided = Readonly<{
  decision: Motion; delegation: DelegationUsed | undefined; assessmentRevision: number; rank: number | null;
  panel: PanelEvidence | undefined;
  /** Who may know the place in the list. */
  rankFrom: Reader;
}>;

/** Everything that a decision stood on, for machines. */
export function decisionFacets(
  { decision, delegation, assessmentRevision, rank, panel, rankFrom }: Decided, facts: GrantFacts,
): readonly Facet[] {
  const { outcome, pence } = decision;
  return [
    { kind: 'decision', outcome: outcome === 'award' ? 'awarded' : 'declined' },
    ...(outcome === 'award' ? [{ kind: 'money', pence } as const] : []),
    ...groupFacets(facts), ...totalOf(facts, assessmentRevision), ...rulesInForce(facts),
    ...rankingFacets(outcome, rank, facts).map((facet): Facet => ({ ...facet, from: rankFrom })),
    ...departuresFromPanel(decision, panel), ...delegationFacets(delegation, facts),
  ];
}

/** Whom and which ward it is about. */
export const groupFacets = ({ groupId, wardCode }: GrantFacts): readonly Facet[] => [
  ...(groupId === null ? [] : [{ kind: 'organisation', id: groupId, part: 'group' } as const]),
  ...(wardCode === null ? [] : [{ kind: 'ward', code: wardCode, part: 'place' } as const]),
];

/** What was scored, with which weight, how it is decided, and what becomes of equal scores. */
export function rulesInForce({ criteria, process, revisions }: GrantFacts): readonly Facet[] {
  const weights = criteria.map(({ name, weightPercent }) => ({ label: name, text: `${weightPercent}%` }));
  const how = [
    { label: 'How', text: process.how }, { label: 'By whom', text: process.decidedBy },
    { label: 'Under which authority', text: process.authority },
    ...(process.quorum ? [{ label: 'How many of a panel have to vote', text: String(process.quorum) }] : []),
  ];
  return [
    { kind: 'rule', rule: 'What is scored, and its weight', lines: weights, revision: revisions.criteria },
    { kind: 'rule', rule: 'How it is decided', lines: how, revision: revisions.process },
    { kind: 'rule', rule: 'Equal scores', lines: [{ label: 'Ties', text: 'They share a place' }], revision: null },
  ];
}

function totalOf({ scoresAt }: GrantFacts, revision: number): readonly Facet[] {
  const all = scoresAt(revision);
  if (all.length === 0) return [];
  const mean = sum(all.map(({ weighted }) => weighted)) / all.length / 4; // weighted scores run from 0 to 400
  return [{ kind: 'total', percent: Math.round(mean * 10) / 10, scorers: all.length }];
}

/** A place is one more than there are better scores, so whoever is placed third has two above. */
function rankingFacets(outcome: Motion['outcome'], rank: number | null, { awardedPlaces }: GrantFacts): Facet[] {
  if (rank === null) return [];
  const above = awardedPlaces.filter((place) => place < rank).length;
  const below = awardedPlaces.filter((place) => place > rank).length;
  const place: Facet = { kind: 'rank', rank };
  if (outcome === 'award' && above < rank - 1)
    return [place, { kind: 'departure', of: `Of the ${rank - 1} placed higher, ${above} have been awarded so far.` }];
  if (outcome === 'decline' && below > 0)
    return [place, { kind: 'departure', of: `It was declined, and ${below} placed lower have been awarded.` }];
  return [place];
}

function departuresFromPanel(decision: Motion, panel: PanelEvidence | undefined): readonly Facet[] {
  if (!panel) return [];
  const { motion, tally } = panel;
  const isSame = motion.outcome === decision.outcome && motion.pence === decision.pence;
  if (tally.carried && isSame) return [];
  const agreed = tally.carried ? `The panel had agreed to ${motionInWords(motion)}.` : null;
  return [
    { kind: 'departure', of: 'The decision departs from the panel’s vote.' },
    ...(agreed === null ? [] : [{ kind: 'alternative', what: agreed } as const]),
  ];
}

function delegationFacets(used: DelegationUsed | undefined, { delegations }: GrantFacts): readonly Facet[] {
  if (!used) return [];
  const given = delegations.get(used.delegationId);
  return [{ kind: 'delegation', ...used, words: given ? reachInWords(given) : null }];
}

/** A motion that was not carried was considered and rejected. */
export function voteFacets(motion: Motion, tally: Tally): readonly Facet[] {
  const { carried: isCarried, ...counted } = tally;
  const words = motionInWords(motion);
  return [
    { kind: 'vote', motion: words, ...counted, isCarried },
    ...(isCarried ? []
      : [{ kind: 'alternative', what: `The panel did not agree to ${words}: ${tallyInWords(tally)}.` } as const]),
  ];
}
