import type { Event, Instant, Sealed } from '#kernel';
import type { Kind } from './organisation.rules.js';
import type { Role } from '../roles.rules.js';

export type OrganisationRegistered = Event<
  'OrganisationRegistered',
  { organisationId: string; kind: Kind; name: Sealed; registeredAt: Instant }
>;
export type RoleGiven = Event<
  'RoleGiven',
  { organisationId: string; personId: string; role: Role; givenAt: Instant }
>;
export type RoleEnded = Event<
  'RoleEnded',
  { organisationId: string; personId: string; role: Role; endedAt: Instant }
>;
export type OrganisationEvent = OrganisationRegistered | RoleGiven | RoleEnded;
