import type { Unsealed } from '#kernel';
import type { RoundTermsCommand } from './round.terms.decider.js';

type Section<T extends RoundTermsCommand['type']> =
  Unsealed<Omit<Extract<RoundTermsCommand, { type: T }>, 'type' | 'at' | 'roundId' | 'setBy'>>;

// What an officer sends for each section of a round, before its texts are sealed.
export type AboutWish = Section<'DescribeRound'>;
/** The ids of `neighbourhoodsOf`. */
export type AreaWish = Readonly<{ setId: string; neighbourhoodIds: readonly string[] }>;
/** `pencePerPerson` is null where the pot is simply the sum of its shares. */
export type MoneyWish = Section<'SetRoundMoney'>;
export type EligibilityWish = Section<'SetRoundEligibility'>;
export type TimetableWish = Section<'SetRoundTimetable'>;
export type CriteriaWish = Section<'SetRoundCriteria'>;
export type DecisionProcessWish = Section<'SetRoundDecisionProcess'>;
