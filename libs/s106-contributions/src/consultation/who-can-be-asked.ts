import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Directory, PersonRow, type Role } from '#identity';
import type { Party, PartyKind } from './consultation.events.js';

export type CanBeAsked = Party & Readonly<{ name: string }>;

const kinds: Readonly<Partial<Record<Role, PartyKind>>> =
  { consortium: 'consortium', member: 'ward-councillor', 'parish-council': 'parish-council' };

/** Consortia, parish councils and councillors, by who holds these roles. */
@Injectable()
export class WhoCanBeAsked {
  constructor(private readonly db: EntityManager, private readonly directory: Directory) {}

  async all(): Promise<readonly CanBeAsked[]> {
    const rows = await this.holding(Object.keys(kinds));
    const found = new Map(rows.flatMap(partiesOf).map((party) => [`${party.kind} ${party.id}`, party]));
    const parties = [...found.values()];
    const names = new Map([
      ...await this.directory.organisationNames(parties.map(({ id }) => id)),
      ...await this.directory.names(parties.map(({ id }) => id)),
    ]);
    return parties.map((party) => ({ ...party, name: names.get(party.id) ?? 'Somebody' }))
      .sort((one, other) => one.kind.localeCompare(other.kind) || one.name.localeCompare(other.name, 'en'));
  }

  /** The councils that look after developers' money: to which a proposal can go. */
  async councils(): Promise<readonly Readonly<{ id: string; name: string }>[]> {
    const rows = await this.holding(['planning-officer']);
    const ids = rows.flatMap(({ memberships }) => memberships)
      .flatMap(({ role, organisationId }) => (role === 'planning-officer' ? [organisationId] : []));
    const names = await this.directory.organisationNames(ids);
    return [...names].map(([id, name]) => ({ id, name }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  }

  private holding(roles: readonly string[]): Promise<readonly PersonRow[]> {
    return this.db.createQueryBuilder(PersonRow, 'p')
      .where(`EXISTS (SELECT FROM jsonb_array_elements(p.memberships) one WHERE one->>'role' = ANY(:roles))`,
        { roles: [...roles] })
      .orderBy('p.id').getMany();
  }
}

const partiesOf = ({ id: personId, memberships }: PersonRow): readonly Party[] =>
  memberships.flatMap(({ organisationId, role }) => {
    const kind = kinds[role];
    return kind === undefined ? [] : [{ kind, id: kind === 'ward-councillor' ? personId : organisationId }];
  });
