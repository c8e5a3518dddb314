import { type Command, type Decider, Refusal, type Sealed } from '#kernel';
import type { OrganisationEvent } from './organisation.events.js';
import { type Kind, mustBeAKind } from './organisation.rules.js';
import { mustBeARole, type Role } from '../roles.rules.js';

export type OrganisationCommand =
  | Command<'RegisterOrganisation', { organisationId: string; kind: Kind; name: Sealed }>
  | Command<'GiveRole', { organisationId: string; personId: string; role: Role }>
  | Command<'EndRole', { organisationId: string; personId: string; role: Role }>;

export type Held = Readonly<{ personId: string; role: Role }>;
type Organisation = { status: 'unknown' } | { status: 'registered'; held: readonly Held[] };

const isSame = (one: Held) => (other: Held) => one.personId === other.personId && one.role === other.role;

function heldIn(organisation: Organisation) {
  if (organisation.status === 'registered') return organisation.held;
  throw new Refusal('unknown-organisation', 'This organisation is not registered');
}

/** An organisation and who holds which role in it. */
export const organisation: Decider<Organisation, OrganisationCommand, OrganisationEvent> = {
  initialState: { status: 'unknown' },
  streamOf: ({ organisationId }) => `organisation-${organisationId}`,

  decide: {
    RegisterOrganisation({ organisationId, kind, name, at }, { status }) {
      if (status === 'registered')
        throw new Refusal('already-registered', 'This organisation is already registered');
      mustBeAKind(kind);
      return [{ type: 'OrganisationRegistered', data: { organisationId, kind, name, registeredAt: at } }];
    },
    GiveRole({ organisationId, personId, role, at }, state) {
      mustBeARole(role);
      if (heldIn(state).some(isSame({ personId, role })))
        throw new Refusal('role-already-held', 'This person already has this role', 'role');
      return [{ type: 'RoleGiven', data: { organisationId, personId, role, givenAt: at } }];
    },
    EndRole({ organisationId, personId, role, at }, state) {
      if (!heldIn(state).some(isSame({ personId, role })))
        throw new Refusal('role-not-held', 'This person does not have this role', 'role');
      return [{ type: 'RoleEnded', data: { organisationId, personId, role, endedAt: at } }];
    },
  },

  evolve: {
    OrganisationRegistered: () => ({ status: 'registered', held: [] }),
    RoleGiven: (state, { data: { personId, role } }) =>
      ({ status: 'registered', held: [...heldIn(state), { personId, role }] }),
    RoleEnded: (state, { data }) =>
      ({ status: 'registered', held: heldIn(state).filter((one) => !isSame(data)(one)) }),
  },
};
