import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager, In } from 'typeorm';
import { Clock, Execute, type Saved, type Sender } from '#event-store';
import type { Actor } from '#identity';
import { type Instant, Refusal } from '#kernel';
import { ERASED, Vault } from '#privacy';
import type { SearchWish } from '../search/wish.js';
import { savedSearch, type SavedSearchCommand } from './saved-search.decider.js';
import { SavedSearchRow } from './saved-searches.view.js';

/** What is looked for, and the query of the page that shows it. */
export type KeptSearch = Readonly<{ wish: SearchWish; query: string }>;
export type NewSavedSearch = KeptSearch & Readonly<{ searchId: string; name: string; isShared: boolean }>;
/** `since`: when this reader looked last or, until then, when it was saved. */
export type SavedSearchPage = KeptSearch & Readonly<{
  id: string; organisationId: string; name: string; isMine: boolean; isShared: boolean; since: Instant;
}>;

/** Searches that people keep, their own and those of their committee. Each command may throw a Refusal. */
@Injectable()
export class SavedSearches {
  constructor(
    private readonly commands: CommandBus, private readonly vault: Vault, private readonly clock: Clock,
    private readonly db: EntityManager,
  ) {}

  /** Only a member of a committee has somebody to share with. */
  async save(actor: Actor, commandId: string, wish: NewSavedSearch): Promise<Saved> {
    const { searchId, isShared } = wish;
    const [organisationId = ''] = actor.organisationsWhere(isShared ? 'scrutinise' : 'study-decisions');
    const sender = actor.sender(isShared ? 'scrutinise' : 'study-decisions', organisationId, commandId);
    const record = this.vault.sealer(`person:${actor.personId}`);
    const name = record.seal('name', wish.name);
    const search = record.seal('search', JSON.stringify({ wish: wish.wish, query: wish.query }));
    await record.save();
    return this.send({
      type: 'SaveSearch', searchId, organisationId, savedBy: actor.personId, isShared, name, search,
      at: this.clock.now(),
    }, sender, wish);
  }

  async look(actor: Actor, commandId: string, searchId: string): Promise<Saved> {
    const { organisationId } = await this.mustFind(actor, searchId);
    const sender = actor.sender('study-decisions', organisationId, commandId);
    const data = { searchId, organisationId, lookedBy: actor.personId, at: this.clock.now() };
    return this.send({ type: 'LookAtSearch', ...data }, sender, { searchId });
  }

  async delete(actor: Actor, commandId: string, searchId: string): Promise<Saved> {
    const { organisationId } = await this.mustFind(actor, searchId);
    const sender = actor.sender('study-decisions', organisationId, commandId);
    const data = { searchId, organisationId, deletedBy: actor.personId, at: this.clock.now() };
    return this.send({ type: 'DeleteSearch', ...data }, sender, { searchId });
  }

  /** Their own, and what their committee shares, the oldest first. */
  async list(actor: Actor): Promise<readonly SavedSearchPage[]> {
    const where = [
      { savedBy: actor.personId },
      { isShared: true, organisationId: In([...actor.organisationsWhere('scrutinise')]) },
    ];
    const found = await this.db.find(SavedSearchRow, { where, order: { savedAt: 'ASC', id: 'ASC' } });
    const rows = await this.vault.reveal(found);
    return rows.filter(({ search }) => search !== ERASED).map((row) => pageOf(row, actor));
  }

  /** All that somebody saved, for them to be told. */
  async of(personId: string): Promise<readonly Readonly<{ organisationId: string; name: string; query: string }>[]> {
    const found = await this.db.find(SavedSearchRow, { where: { savedBy: personId }, order: { id: 'ASC' } });
    return (await this.vault.reveal(found)).map(({ organisationId, name, search }) =>
      ({ organisationId, name, query: search === ERASED ? search : keptIn(search).query }));
  }

  /** Null where there is none, or it is not for this reader. */
  async find(actor: Actor, id: string): Promise<SavedSearchPage | null> {
    return (await this.list(actor)).find((one) => one.id === id) ?? null;
  }

  private async mustFind(actor: Actor, id: string): Promise<SavedSearchPage> {
    const found = await this.find(actor, id);
    if (!found) throw new Refusal('no-such-search', 'There is no such search any more');
    return found;
  }

  private send(command: SavedSearchCommand, sender: Sender, sent: object): Promise<Saved> {
    return this.commands.execute(new Execute(savedSearch, command, sender, { type: command.type, ...sent }));
  }
}

const keptIn = (search: string) => JSON.parse(search) as KeptSearch;

type Opened = Omit<SavedSearchRow, 'name' | 'search'> & Readonly<{ name: string; search: string }>;

function pageOf({ id, organisationId, name, search, savedBy, isShared, savedAt, looked }: Opened, actor: Actor) {
  const since = looked[actor.personId] ?? savedAt;
  return {
    id, organisationId, name, isShared, since, isMine: savedBy === actor.personId, ...keptIn(search),
  };
}
