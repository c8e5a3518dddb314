import { Injectable } from '@nestjs/common';
import { type Actor, Directory, type Role } from '#identity';
import { ReadingLog } from '#privacy';

export type Colleague = Readonly<{ id: string; name: string; roles: readonly Role[] }>;
export type Staff = Readonly<{ organisationId: string; name: string; people: readonly Colleague[] }>;

/** The people of the organisations whose administrator somebody is, and of no others. Looking is recorded. */
@Injectable()
export class StaffList {
  constructor(private readonly directory: Directory, private readonly readings: ReadingLog) {}

  async of(administrator: Actor): Promise<readonly Staff[]> {
    const [ids, readerId] = [administrator.organisationsWhere('manage-people'), administrator.personId];
    for (const organisationId of ids)
      await this.readings.record({ readerId, organisationId, what: `people:${organisationId}` });
    const [names, people] = [await this.directory.organisationNames(ids), await this.directory.peopleOf(ids)];
    return ids.map((organisationId) => ({
      organisationId,
      name: names.get(organisationId) ?? organisationId,
      people: people.map(({ id, name, memberships }) => ({
        id, name: name ?? 'Somebody',
        roles: memberships.filter((one) => one.organisationId === organisationId).map(({ role }) => role),
      })).filter(({ roles }) => roles.length > 0).sort((one, other) => one.name.localeCompare(other.name)),
    }));
  }
}
