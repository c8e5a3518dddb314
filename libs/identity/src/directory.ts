import { Injectable } from '@nestjs/common';
import { EntityManager, In, IsNull } from 'typeorm';
import type { Revealed } from '#kernel';
import { Vault } from '#privacy';
import { Actor } from './actor.js';
import { OrganisationRow } from './organisation/organisations.view.js';
import { PersonRow } from './people.view.js';

/** What an organisation is called, and what kind it is. */
export type NamedOrganisation = Pick<Revealed<OrganisationRow>, 'id' | 'kind' | 'name'>;

const named = { id: true, kind: true, name: true } as const;

/** Who and what there is, with names in clear: for pages only, never for a log or an event. */
@Injectable()
export class Directory {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) {}

  /** Somebody without a role is an actor, too: one who may act in their own name only. */
  async actor(personId: string): Promise<Actor> {
    const row = await this.db.findOneBy(PersonRow, { id: personId });
    return new Actor(personId, row?.memberships);
  }

  async person(id: string): Promise<Revealed<PersonRow> | undefined> {
    const row = await this.db.findOneBy(PersonRow, { id });
    return row ? this.vault.reveal(row) : undefined;
  }

  /** What people are called, by id. Nobody, where a person is not registered. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.findBy(PersonRow, { id: In([...new Set(ids)]) });
    const people = await this.vault.reveal(rows);
    return new Map(people.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
  }

  async people(): Promise<readonly Revealed<PersonRow>[]> {
    return this.vault.reveal(await this.db.find(PersonRow));
  }

  /** Who holds a role in one of these organisations. */
  async peopleOf(organisationIds: readonly string[]): Promise<readonly Revealed<PersonRow>[]> {
    const rows = await this.db.createQueryBuilder(PersonRow, 'p')
      .where(`EXISTS (SELECT FROM jsonb_array_elements(p.memberships) one
        WHERE one->>'organisationId' = ANY(:organisationIds))`, { organisationIds })
      .orderBy('p.id').getMany();
    return this.vault.reveal(rows);
  }

  /** Undefined where it is not registered, or not shown yet. */
  async organisation(id: string): Promise<NamedOrganisation | undefined> {
    const row = await this.db.findOne(OrganisationRow, { where: { id }, select: named });
    return row ? this.vault.reveal(row) : undefined;
  }

  /** Infrastructure bodies with somebody who fills in for groups, by name. */
  async bodiesThatHelp(): Promise<readonly NamedOrganisation[]> {
    const helpers = await this.db.createQueryBuilder(PersonRow, 'p')
      .where(`p.memberships @> '[{"role": "helper"}]'`).getMany();
    const ids = helpers.flatMap(({ memberships }) =>
      memberships.filter(({ role }) => role === 'helper').map(({ organisationId }) => organisationId));
    const where = { id: In([...new Set(ids)]), kind: 'infrastructure-body', mergedInto: IsNull() } as const;
    const bodies = await this.vault.reveal(await this.db.find(OrganisationRow, { where, select: named }));
    return bodies.toSorted((one, other) => one.name.localeCompare(other.name));
  }

  /** What an organisation is called. Undefined where it is not registered, or not shown yet. */
  async organisationName(id: string): Promise<string | undefined> {
    return (await this.organisationNames([id])).get(id);
  }

  /** What organisations are called, by id. */
  async organisationNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.find(OrganisationRow, { where: { id: In([...new Set(ids)]) }, select: named });
    return new Map((await this.vault.reveal(rows)).map(({ id, name }) => [id, name]));
  }

  /** All of them: for a demo's sign-in. A page that shows some asks for these. */
  async organisations(): Promise<readonly NamedOrganisation[]> {
    return this.vault.reveal(await this.db.find(OrganisationRow, { select: named }));
  }
}
