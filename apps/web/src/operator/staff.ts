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
    const ids = administrator.organisationsWhere('manage-people');
    for (const organisationId of ids)
      await this.readings.record({ readerId: administrator.personId, organisationId, what: `people:${organisationId}` });
    const [organisations, people] = [await this.directory.organisations(), await this.directory.people()];
    return ids.map((organisationId) => ({
      organisationId,
      name: organisations.find(({ id }) => id === organisationId)?.name ?? organisationId,
      people: people.map(({ id, name, memberships }) => ({
        id, name: name ?? 'Somebody',
        roles: memberships.filter((one) => one.organisationId === organisationId).map(({ role }) => role),
      })).filter(({ roles }) => roles.length > 0).sort((one, other) => one.name.localeCompare(other.name)),
    }));
  }
}
