import type { Event, Instant, Sealed } from '#kernel';

/** The name is sealed under `person:<id>`, the key that dies when the person is erased. */
export type PersonRegistered = Event<'PersonRegistered', { personId: string; name: Sealed; registeredAt: Instant }>;
export type PersonEvent = PersonRegistered;
