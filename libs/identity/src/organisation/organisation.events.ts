import type { Event, Instant, Sealed } from '#kernel';
import type { Role } from '../roles.rules.js';
import type { Kind, Size } from './organisation.rules.js';

/** Somebody to write to. Name and address are sealed under `person:<id>`, the key that dies with that person. */
export type Contact = Readonly<{ personId: string; name: Sealed; address: Sealed }>;

/**
 * Its texts are sealed under `organisation:<id>`. `numbers`: its numbers in public registers (org-id.guide).
 * `likelySame`: the records that it looked like; `different`: whether somebody who saw them said that it is another.
 */
export type OrganisationRegistered = Event<'OrganisationRegistered', {
  organisationId: string; kind: Kind; name: Sealed; registeredAt: Instant;
  about: Sealed | null; postcode: Sealed | null; numbers: readonly string[]; size: Size | null;
  contacts: readonly Contact[]; likelySame: readonly string[]; different: 'said' | 'left-to-officers' | null;
}>;
export type RoleGiven = Event<
  'RoleGiven',
  { organisationId: string; personId: string; role: Role; givenAt: Instant }
>;
export type RoleEnded = Event<
  'RoleEnded',
  { organisationId: string; personId: string; role: Role; endedAt: Instant }
>;
/** Somebody found out more, or better. What was known before stays in the record. */
export type OrganisationCorrected = Event<'OrganisationCorrected',
  Pick<OrganisationRegistered['data'], 'organisationId' | 'kind' | 'name' | 'about' | 'postcode' | 'numbers' | 'size'>
  & { correctedBy: string; correctedAt: Instant }>;
/** Two records were one organisation: this one stays on file, the other stands for both. */
export type OrganisationMerged = Event<'OrganisationMerged', {
  organisationId: string; into: string; intoRevision: number; reason: Sealed; mergedBy: string; mergedAt: Instant;
}>;
/** They were two after all; or, as a `circle`, two officers merged them into each other at the same moment. */
export type OrganisationMergeUndone = Event<'OrganisationMergeUndone', {
  organisationId: string; from: string; cause: 'not-the-same' | 'circle';
  reason: Sealed | null; undoneBy: string; undoneAt: Instant;
}>;
export type OrganisationEvent =
  OrganisationRegistered | OrganisationCorrected | RoleGiven | RoleEnded | OrganisationMerged | OrganisationMergeUndone;
