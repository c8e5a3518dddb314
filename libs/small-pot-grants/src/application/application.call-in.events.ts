import type { DelegationUsed, Event, Instant, Sealed } from '#kernel';
import type { PanelEvidence } from '../panel/panel-evidence.rules.js';

type Fact<Type extends string, Data extends object = object> =
  Event<Type, Readonly<{ applicationId: string; roundId: string }> & Data>;

/** Scrutiny called the decision in: the offer waits for longer. */
export type AwardCalledIn = Fact<'AwardCalledIn'>;
/** Scrutiny or the council sent the decision back: it is confirmed or taken back. The money stays set aside. */
export type AwardReferredBack = Fact<'AwardReferredBack', { by: 'committee' | 'council' }>;
/** Nothing holds the decision up any more: the offer goes out, to be accepted by `acceptBy`. */
export type OfferReleased = Fact<'OfferReleased', { cause: ReleaseCause; pence: number; acceptBy: Instant }>;
export type ReleaseCause = 'not-called-in' | 'released';

/** What it rested on to decide again. */
type DecidedAgain = Readonly<{
  pence: number; reasons: Sealed; decidedBy: string; delegation: DelegationUsed; interestsRevision: number;
  dutiesRevision: number;
  /** Missing where no panel voted on it. */
  panel?: PanelEvidence;
}>;
/** The decision stands, with reasons. The offer goes out. */
export type AwardConfirmed = Fact<'AwardConfirmed', DecidedAgain & { acceptBy: Instant }>;
/** There is no award any more, with reasons. The application waits for a decision again. */
export type AwardTakenBack = Fact<'AwardTakenBack', DecidedAgain>;

export type ApplicationCallInEvent =
  AwardCalledIn | AwardReferredBack | OfferReleased | AwardConfirmed | AwardTakenBack;
