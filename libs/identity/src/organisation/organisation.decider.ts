import { type Command, type Decider, Refusal, type Sealed } from '#kernel';
import { isOfAGroup, mustBeARole, type Role } from '../roles.rules.js';
import { mustBeOrganisationNumbers } from './numbers.rules.js';
import type {
  OrganisationCorrected, OrganisationEvent, OrganisationMergeUndone, OrganisationRegistered,
} from './organisation.events.js';
import {
  type Difference, mustBeAbleToStay, mustBeAKind, mustBeASize, mustBeContacts, mustBeToldApart, mustHaveItsNumber,
  type SurvivorFacts,
} from './organisation.rules.js';

type Registered = Omit<OrganisationRegistered['data'], 'registeredAt' | 'different'>;
/** `correctedFor`: the organisation for which whoever corrects it acts. */
type Corrected = Omit<OrganisationCorrected['data'], 'correctedAt'> & { correctedFor: string };
type Undone = Pick<OrganisationMergeUndone['data'], 'organisationId' | 'cause' | 'reason' | 'undoneBy'>;
export type OrganisationCommand =
  | Command<'RegisterOrganisation', Registered & { different: Difference }>
  | Command<'CorrectOrganisation', Corrected>
  /** `accounts`: every account of whoever gives it. */
  | Command<'GiveRole', { organisationId: string; personId: string; role: Role; accounts: readonly string[] }>
  | Command<'EndRole', { organisationId: string; personId: string; role: Role }>
  | Command<'MergeOrganisation',
      { organisationId: string; into: string; reason: Sealed; mergedBy: string; survivor: SurvivorFacts }>
  | Command<'UndoMerge', Undone>;

export type Held = Readonly<{ personId: string; role: Role }>;
/** `left`: who once had a role in it. */
type Known = Readonly<{
  status: 'registered'; held: readonly Held[]; left: readonly string[]; mergedInto: string | null;
}>;
export type Organisation = Readonly<{ status: 'unknown' }> | Known;

export const organisationStream = (organisationId: string) => `organisation-${organisationId}`;

const isSame = (one: Held) => (other: Held) => one.personId === other.personId && one.role === other.role;

function known(organisation: Organisation): Known {
  if (organisation.status === 'registered') return organisation;
  throw new Refusal('unknown-organisation', 'This organisation is not registered');
}

/** A funder, for one: whoever works there may do things in its name. */
const hasStaff = ({ held }: Known) => held.some(({ role }) => !isOfAGroup(role));

function mustBeFacts({ kind, size, numbers }: Pick<Registered, 'kind' | 'size' | 'numbers'>) {
  mustBeAKind(kind);
  mustBeASize(size);
  mustBeOrganisationNumbers(numbers);
  mustHaveItsNumber(kind, numbers);
}

/** An organisation, who holds which role in it, and whether another record stands for it. */
export const organisation: Decider<Organisation, OrganisationCommand, OrganisationEvent> = {
  initialState: { status: 'unknown' },
  streamOf: ({ organisationId }) => organisationStream(organisationId),

  decide: {
    RegisterOrganisation({ type: _, at, different, ...data }, { status }) {
      if (status === 'registered')
        throw new Refusal('already-registered', 'This organisation is already registered');
      mustBeFacts(data);
      mustBeContacts(data.contacts);
      mustBeToldApart(data.likelySame, different);
      const said = data.likelySame.length === 0 || different === 'not-said' ? null : different;
      return [{ type: 'OrganisationRegistered', data: { ...data, different: said, registeredAt: at } }];
    },
    CorrectOrganisation({ type: _, at, correctedFor, ...data }, state) {
      if (hasStaff(known(state)) && correctedFor !== data.organisationId)
        throw new Refusal('not-own-record', 'This organisation looks after its own record');
      mustBeFacts(data);
      return [{ type: 'OrganisationCorrected', data: { ...data, correctedAt: at } }];
    },
    GiveRole({ organisationId, personId, role, accounts, at }, state) {
      mustBeARole(role);
      if (accounts.includes(personId))
        throw new Refusal('own-role', 'Nobody gives a role to themselves. Ask another administrator', 'role');
      if (known(state).held.some(isSame({ personId, role })))
        throw new Refusal('role-already-held', 'This person already has this role', 'role');
      return [{ type: 'RoleGiven', data: { organisationId, personId, role, givenAt: at } }];
    },
    EndRole({ organisationId, personId, role, at }, state) {
      if (!known(state).held.some(isSame({ personId, role })))
        throw new Refusal('role-not-held', 'This person does not have this role', 'role');
      return [{ type: 'RoleEnded', data: { organisationId, personId, role, endedAt: at } }];
    },
    MergeOrganisation({ organisationId, into, reason, mergedBy, survivor, at }, state) {
      const { mergedInto } = known(state);
      if (into === organisationId) throw new Refusal('into-itself', 'Select another record', 'into');
      if (mergedInto !== null) throw new Refusal('already-merged', 'This record is merged already');
      if (hasStaff(known(state)))
        throw new Refusal('has-staff', 'People work here, and what they may do would not move. End their roles first');
      mustBeAbleToStay(survivor);
      const data = { organisationId, into, intoRevision: survivor.revision, reason, mergedBy, mergedAt: at };
      return [{ type: 'OrganisationMerged', data }];
    },
    UndoMerge({ organisationId, cause, reason, undoneBy, at }, state) {
      const { mergedInto: from } = known(state);
      if (from === null) throw new Refusal('not-merged', 'This record stands for itself already');
      const data = { organisationId, from, cause, reason, undoneBy, undoneAt: at };
      return [{ type: 'OrganisationMergeUndone', data }];
    },
  },

  evolve: {
    OrganisationRegistered: () => ({ status: 'registered', held: [], left: [], mergedInto: null }),
    OrganisationCorrected: (state) => state,
    RoleGiven: (state, { data: { personId, role } }) =>
      ({ ...known(state), held: [...known(state).held, { personId, role }] }),
    RoleEnded(state, { data }) {
      const { held, left } = known(state);
      return { ...known(state), held: held.filter((one) => !isSame(data)(one)), left: [...left, data.personId] };
    },
    OrganisationMerged: (state, { data: { into } }) => ({ ...known(state), mergedInto: into }),
    OrganisationMergeUndone: (state) => ({ ...known(state), mergedInto: null }),
  },
};
