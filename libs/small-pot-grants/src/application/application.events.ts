import type { CallInStanding, DelegationUsed, Event, Instant, Sealed } from '#kernel';
import type { PanelEvidence } from '../panel/panel-evidence.rules.js';
import type { ApplicationAnswerEvent } from './application.answers.events.js';
import type { ApplicationCallInEvent } from './application.call-in.events.js';
import type { ApplicationHelpingEvent } from './application.helping.events.js';
import type { ApplicationPeopleEvent } from './application.people.events.js';

type Fact<Type extends string, Data extends object = object> =
  Event<Type, Readonly<{ applicationId: string; roundId: string }> & Data>;

/** The group passed the eligibility check. `reference` is what it tells people: `MH-7K3M2Q9X`. */
export type ApplicationStarted = Fact<'ApplicationStarted', {
  funderId: string; applicantId: string; reference: string; roundRevision: number;
  eligibility: readonly Readonly<{ questionId: string; answer: 'yes' | 'no' }>[];
}>;
export type ApplicationSubmitted =
  Fact<'ApplicationSubmitted', { askedPence: number; wardCode: string | null; roundRevision: number }>;
/**
 * Which organisation applied. With `registers` it is not on record yet, and this is what it told about itself: sealed
 * under `organisation:<id>`, the contact under `person:<id>`. `likelySame`: records that it looks like.
 */
export type GroupIdentified = Fact<'GroupIdentified', GroupBehind>;
export type GroupBehind = Readonly<{
  organisationId: string;
  registers: Readonly<{
    kind: 'small-group' | 'charity' | 'company'; name: Sealed; about: Sealed; numbers: readonly string[];
    likelySame: readonly string[]; contact: Readonly<{ personId: string; name: Sealed; address: Sealed }>;
  }> | null;
}>;
export type ApplicationWithdrawn = Fact<'ApplicationWithdrawn', { beforeStatus: 'draft' | 'submitted' | 'awarded' }>;
/** An officer found the ward that the group's place lies in. */
export type ApplicationPlaced = Fact<'ApplicationPlaced', { wardCode: string; placedBy: string }>;
/** The round that it was for is no more. */
export type ApplicationEnded = Fact<'ApplicationEnded', { cause: 'round-cancelled' }>;

/**
 * An offer, to be accepted by `acceptBy`. The whole decision stands in the round's `GrantReserved`. Where it can be
 * called in, it is no offer yet, and `acceptBy` holds only if nobody calls it in.
 */
export type GrantAwarded = Fact<'GrantAwarded', {
  pence: number; askedPence: number; reasons: Sealed; decidedBy: string; acceptBy: Instant;
  /** Missing where the funder has no calling in. */
  callIn?: CallInStanding;
}>;
export type ApplicationDeclined = Fact<'ApplicationDeclined', {
  reasons: Sealed; decidedBy: string; interestsRevision: number; assessmentRevision: number; rank: number | null;
  /** Missing where it was decided before these were recorded. */
  delegation?: DelegationUsed; dutiesRevision?: number;
  /** Missing where no panel voted on it. */
  panel?: PanelEvidence;
}>;
export type GrantAccepted = Fact<'GrantAccepted', { pence: number }>;
export type GrantRefused = Fact<'GrantRefused', { pence: number }>;
export type OfferLapsed = Fact<'OfferLapsed', { pence: number; acceptBy: Instant }>;

/** What the public does not see of an award, and why: a refuge's address, for one. */
export type PublicationWithheld =
  Fact<'PublicationWithheld', { parts: readonly WithheldPart[]; reason: Sealed; withheldBy: string }>;
export const withheldParts = ['group', 'place'] as const;
export type WithheldPart = (typeof withheldParts)[number];

export type ApplicationEvent =
  | ApplicationAnswerEvent | ApplicationPeopleEvent | ApplicationHelpingEvent | ApplicationCallInEvent
  | ApplicationStarted | ApplicationSubmitted | GroupIdentified | ApplicationWithdrawn | ApplicationPlaced
  | ApplicationEnded
  | GrantAwarded | ApplicationDeclined | GrantAccepted | GrantRefused | OfferLapsed | PublicationWithheld;
