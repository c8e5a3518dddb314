import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Directory, isOfAGroup, PersonRow } from '#identity';
import { type Chapter, DataKeeper, type Due, type Holding, type Scope } from './holdings.js';

/** The names of those who can sign in, and their roles. */
@Injectable()
export class PeopleKeeper extends DataKeeper {
  constructor(private readonly db: EntityManager, private readonly directory: Directory) { super(); }

  async find(typed: string, scope: Scope): Promise<string | null> {
    const id = typed.replace(/^person:/, '');
    return scope === 'person' && await this.db.existsBy(PersonRow, { id }) ? `person:${id}` : null;
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const row = await this.personIn(subject);
    if (!row) return [];
    const works = row.memberships.some(({ role }) => !isOfAGroup(role));
    return [{
      key: subject, what: 'Their name', controllers: row.workedFor, stays: works ? 'holds-a-role' : null, kept: null,
      records: [],
    }];
  }

  async tell(subject: string): Promise<readonly Chapter[]> {
    const row = await this.personIn(subject);
    if (!row) return [];
    const person = await this.directory.person(row.id);
    const names = await this.directory.organisationNames(row.memberships.map(({ organisationId }) => organisationId));
    const roles = row.memberships.map(({ organisationId, role }) => ({
      label: 'Role', text: `${role}, ${names.get(organisationId) ?? organisationId}`,
    }));
    return [{ title: 'Your account', controllers: [], facts: [{ label: 'Name', text: person?.name ?? '' }, ...roles] }];
  }

  async disclose(): Promise<null> {
    return null;
  }

  async aging(): Promise<readonly Due[]> {
    return [];
  }

  private async personIn(subject: string) {
    const [kind, id] = subject.split(':');
    return kind === 'person' && id !== undefined ? this.db.findOneBy(PersonRow, { id }) : null;
  }
}
