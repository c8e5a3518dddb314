import type { NamedOrganisation, PersonRow } from '#identity';
import type { Revealed } from '#kernel';

type Person = Readonly<{ id: string; name: string; roles: readonly string[] }>;
type Group = Readonly<{ name: string; kind: string; people: readonly Person[] }>;

/** Who can sign in as whom: funders first, as they have the most to do. */
export function peopleByOrganisation(
  people: readonly Revealed<PersonRow>[], organisations: readonly NamedOrganisation[],
): readonly Group[] {
  return organisations
    .map(({ id, name, kind }) => ({ name, kind, people: people.flatMap((person) => memberOf(person, id)) }))
    .filter((group) => group.people.length > 0)
    .sort((one, other) => other.people.length - one.people.length || one.name.localeCompare(other.name));
}

function memberOf({ id, name, memberships }: Revealed<PersonRow>, organisationId: string): Person[] {
  const roles = memberships.filter((one) => one.organisationId === organisationId)
    .map(({ role }) => role.replaceAll('-', ' '));
  return roles.length > 0 && name !== null ? [{ id, name, roles }] : [];
}
