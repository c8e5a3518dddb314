import type { Event, Instant, Sealed } from '#kernel';

/** The name is sealed under `person:<id>`, the key that dies when the person is erased. */
export type PersonRegistered = Event<'PersonRegistered', { personId: string; name: Sealed; registeredAt: Instant }>;
/** They can no longer sign in, whatever their roles. The reason is sealed under `person:<id>`. */
export type PersonDisabled = Event<'PersonDisabled', { personId: string; reason: Sealed; disabledAt: Instant }>;
export type PersonEnabled = Event<'PersonEnabled', { personId: string; reason: Sealed; enabledAt: Instant }>;
/** An administrator named the mailbox by which they sign in; it is sealed under `person:<id>`. */
export type PersonInvited = Event<'PersonInvited', { personId: string; address: Sealed; invitedAt: Instant }>;
/** For a lost phone: they set up another second step when they next sign in. */
export type SecondFactorTakenAway =
  Event<'SecondFactorTakenAway', { personId: string; reason: Sealed; takenAwayAt: Instant }>;
export type PersonEvent =
  PersonRegistered | PersonDisabled | PersonEnabled | PersonInvited | SecondFactorTakenAway;
