import type { Event, Instant } from '#kernel';
import type { Exemption, LegalBasis } from './erasure.rules.js';

type Fact<Type extends string, Data extends object> = Event<Type, Readonly<{ erasureId: string }> & Data>;
/** What was kept, and why: `{ key: 'application:ID', why: 'award-on-record' }`. */
export type Stayed = Readonly<{ key: string; why: string }>;

/** `subject`: `person:ID` or `application:ID`. `controllers`: the organisations that hold something about it. */
export type SubjectErasureRequested = Fact<'SubjectErasureRequested', {
  subject: string; legalBasis: LegalBasis; controllers: readonly string[]; requestedBy: string; dueAt: Instant;
}>;
export type ErasureApproved = Fact<'ErasureApproved', { approvedBy: string; organisationId: string }>;
export type ErasureDeclined = Fact<'ErasureDeclined', { declinedBy: string; exemption: Exemption }>;
/** The keys are destroyed. The counts say how many of what are gone. */
export type SubjectErased = Fact<'SubjectErased', {
  subject: string; legalBasis: LegalBasis; approvedBy: readonly string[];
  keys: number; texts: number; mails: number; stayed: readonly Stayed[];
}>;
/** An older backup was restored, and what had been erased since was destroyed again before anybody was served. */
export type ErasureRepeated = Fact<'ErasureRepeated', {
  subject: string; legalBasis: string; approvedBy: readonly string[]; erasedAt: Instant;
}>;

export type ErasureEvent =
  | SubjectErasureRequested | ErasureApproved | ErasureDeclined | SubjectErased | ErasureRepeated;
