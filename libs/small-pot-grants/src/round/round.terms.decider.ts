import { type Command, Refusal, sum } from '#kernel';
import type { Drafting, Round } from './round.state.js';
import { existing } from './round.state.js';
import type {
  RoundAreaSet, RoundCriteriaSet, RoundDecisionProcessSet, RoundDescribed, RoundEligibilitySet, RoundMoneySet,
  RoundTermsEvent, RoundTimetableSet,
} from './round.terms.events.js';
import {
  mustBeAnArea, mustBeAQuorum, mustBeATimetable, mustBeCriteria, mustBeQuestions, mustBeSensibleMoney, mustCoverThePot,
  potPerHead,
} from './round.terms.rules.js';

export type RoundTermsCommand =
  | Command<'DescribeRound', RoundDescribed['data']>
  | Command<'SetRoundArea', RoundAreaSet['data']>
  | Command<'SetRoundMoney', Omit<RoundMoneySet['data'], 'potPence' | 'perHead'> & { pencePerPerson: number | null }>
  | Command<'SetRoundEligibility', RoundEligibilitySet['data']>
  | Command<'SetRoundTimetable', RoundTimetableSet['data']>
  | Command<'SetRoundCriteria', RoundCriteriaSet['data']>
  | Command<'SetRoundDecisionProcess', RoundDecisionProcessSet['data']>;

type DecideTerms = {
  readonly [T in RoundTermsCommand['type']]:
    (command: Extract<RoundTermsCommand, { type: T }>, state: Round) => readonly [RoundTermsEvent];
};

/** Terms can be set while the round is a draft, and never after. */
function draft(state: Round): Drafting {
  const known = existing(state);
  if (known.status !== 'draft')
    throw new Refusal('terms-are-fixed', 'This round has left the drafting stage, so its terms are fixed');
  return known;
}

export const decideTerms: DecideTerms = {
  DescribeRound({ type: _, at: __, ...data }, state) {
    draft(state);
    return [{ type: 'RoundDescribed', data }];
  },
  SetRoundArea({ type: _, at: __, ...data }, state) {
    draft(state);
    mustBeAnArea(data);
    return [{ type: 'RoundAreaSet', data }];
  },
  SetRoundMoney({ type: _, at: __, pencePerPerson, ...given }, state) {
    const { terms } = draft(state);
    const sharesPence = sum(given.shares.map(({ pence }) => pence));
    const perHead = pencePerPerson === null ? null : potPerHead(terms.area, pencePerPerson);
    const data = { ...given, potPence: sharesPence, perHead };
    mustBeSensibleMoney(data);
    if (perHead) mustCoverThePot(perHead, sharesPence);
    return [{ type: 'RoundMoneySet', data }];
  },
  SetRoundEligibility({ type: _, at: __, ...data }, state) {
    draft(state);
    mustBeQuestions(data);
    return [{ type: 'RoundEligibilitySet', data }];
  },
  SetRoundTimetable({ type: _, at, ...data }, state) {
    draft(state);
    mustBeATimetable(data, at);
    return [{ type: 'RoundTimetableSet', data }];
  },
  SetRoundCriteria({ type: _, at: __, ...data }, state) {
    draft(state);
    mustBeCriteria(data);
    return [{ type: 'RoundCriteriaSet', data }];
  },
  SetRoundDecisionProcess({ type: _, at: __, ...data }, state) {
    draft(state);
    mustBeAQuorum(data.quorum ?? null);
    return [{ type: 'RoundDecisionProcessSet', data }];
  },
};
