import type { Event, Instant, Sealed } from '#kernel';

/** Somebody let this version of a view go on past one event that it could not digest. */
export type EventSkipped = Event<'EventSkipped', {
  view: string; version: number; eventId: string; eventType: string; reason: Sealed; skippedAt: Instant;
}>;
