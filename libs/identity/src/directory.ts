import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import type { Revealed } from '#kernel';
import { Vault } from '#privacy';
import { Actor } from './actor.js';
import { OrganisationRow } from './organisation/organisations.view.js';
import { PersonRow } from './people.view.js';

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

  async organisations(): Promise<readonly Revealed<OrganisationRow>[]> {
    return this.vault.reveal(await this.db.find(OrganisationRow));
  }
}
