import type { Event, Instant, Sealed } from '#kernel';
import type { Agreed } from '../application/application.people.events.js';

/** Somebody of a group, as the group itself named them. Sealed under `person:<personId>`. */
export type PersonOfGroup = Readonly<{ personId: string; name: Sealed; email: Sealed }>;
type Fact<Type extends string, Data extends object> =
  Event<Type, Readonly<{ organisationId: string; handoverId: string }> & Data>;

/**
 * An officer asks that a group, whose mailbox is lost or whose person left, goes to a new person. `to` is new; name
 * and email are sealed under `person:<to>`. `second` has to agree; where it is null, a second officer. `contacts`:
 * everybody whom the group named so far.
 */
export type HandoverAsked = Fact<'HandoverAsked', {
  funderId: string; askedBy: string; to: string; name: Sealed; email: Sealed; reason: Sealed; told: Sealed;
  second: PersonOfGroup | null; contacts: readonly PersonOfGroup[]; applicationId: string;
  askedAt: Instant; expiresAt: Instant;
}>;
type Answered = { by: Agreed; personId: string; answeredAt: Instant };
export type HandoverConfirmed = Fact<'HandoverConfirmed', Answered>;
export type HandoverRefused = Fact<'HandoverRefused', Answered>;
/** An officer takes back what was asked. */
export type HandoverWithdrawn = Fact<'HandoverWithdrawn', { withdrawnBy: string; withdrawnAt: Instant }>;
/** Two humans agreed. From now on only `to` acts for the group; `ends`: the roles that others had in it. */
export type GroupHandedOver = Fact<'GroupHandedOver', {
  to: string; name: Sealed; email: Sealed; agreedBy: Agreed; applicationIds: readonly string[];
  ends: readonly Readonly<{ organisationId: string; personId: string; role: 'applicant' | 'signatory' }>[];
}>;
export type HandoverEvent =
  HandoverAsked | HandoverConfirmed | HandoverRefused | HandoverWithdrawn | GroupHandedOver;
