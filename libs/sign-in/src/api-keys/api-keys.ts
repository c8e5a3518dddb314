import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { Clock } from '#event-store';
import { type Actor, Directory, NotPermitted } from '#identity';
import { Refusal, type Revealed } from '#kernel';
import { Vault } from '#privacy';
import { Standings } from '../sessions/standings.js';
import { hashOf, newToken } from '../tokens.js';
import { ApiKey } from './api-key.entity.js';
import { Machine, type Scope, scopesFor } from './machine.js';

const [HOUR, DAY, MINUTE] = [3_600_000, 86_400_000, 60_000];
export type NewKey = Readonly<{ organisationId: string; name: string; scopes: readonly Scope[]; days: number }>;
/** `token` is shown once. */
export type MadeKey = Readonly<{ id: string; token: string }>;

/** Keys for programs. Who looks after people looks after them, too. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly db: DataSource, private readonly clock: Clock, private readonly vault: Vault,
    private readonly directory: Directory, private readonly standings: Standings,
  ) {}

  /** @throws NotPermitted, Refusal `beyond-own-permissions` */
  async make(maker: Actor, { organisationId, name, scopes, days }: NewKey): Promise<MadeKey> {
    maker.mustBeAllowed('manage-people', organisationId);
    const own = scopesFor(maker, organisationId);
    if (scopes.length === 0 || !scopes.every((scope) => own.includes(scope)))
      throw new Refusal('beyond-own-permissions', 'A key may do only what you may do yourself', 'scopes');
    const [made, record] = [newKey(), this.vault.sealer(`organisation:${organisationId}`)];
    const sealed = record.seal('name', name);
    await record.save({ keep: true });
    const madeAt = this.now();
    await this.db.manager.insert(ApiKey, {
      ...made.row, organisationId, name: sealed, scopes: [...scopes], madeBy: maker.personId, madeAt,
      expiresAt: new Date(madeAt.getTime() + days * DAY),
    });
    return { id: made.row.id, token: made.token };
  }

  /** Another key with the same limits. The old one works on for so many hours, and no longer than it would have. */
  async rotate(actor: Actor, id: string, { overlapHours, days }: { overlapHours: number; days: number }) {
    const { organisationId, name, scopes } = await this.vault.reveal(await this.own(actor, id));
    const made = await this.make(actor, { organisationId, name, scopes: scopes as readonly Scope[], days });
    await this.db.query('UPDATE api_key SET replaced_by = $2, expires_at = least(expires_at, $3) WHERE id = $1',
      [id, made.id, new Date(this.now().getTime() + overlapHours * HOUR)]);
    return made;
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    await this.own(actor, id);
    await this.db.manager.update(
      ApiKey, { id, revokedAt: IsNull() }, { revokedAt: this.now(), revokedBy: actor.personId });
  }

  /** Of the organisations whose people this actor looks after, the newest first. */
  async list(actor: Actor): Promise<readonly Revealed<ApiKey>[]> {
    const where = { organisationId: In([...actor.organisationsWhere('manage-people')]) };
    return this.vault.reveal(await this.db.manager.find(ApiKey, { where, order: { madeAt: 'DESC', id: 'ASC' } }));
  }

  /** One that this actor looks after. @throws NotPermitted */
  async find(actor: Actor, id: string): Promise<Revealed<ApiKey>> {
    return this.vault.reveal(await this.own(actor, id));
  }

  /** Who acts with this key; nobody where it has ended, or its maker was shut out. */
  async actorOf(token: string): Promise<Actor | undefined> {
    const key = await this.db.manager.findOneBy(ApiKey, { tokenHash: hashOf(token), revokedAt: IsNull() });
    if (!key || key.expiresAt <= this.now() || (await this.standings.of(key.madeBy))?.isDisabled) return undefined;
    await this.use(key);
    return new Machine(key.id, await this.directory.actor(key.madeBy), key.organisationId, key.scopes);
  }

  private async use({ id, lastUsedAt }: ApiKey) {
    const now = this.now();
    if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() >= MINUTE)
      await this.db.manager.update(ApiKey, { id }, { lastUsedAt: now });
  }

  private async own(actor: Actor, id: string): Promise<ApiKey> {
    const key = await this.db.manager.findOneBy(ApiKey, { id });
    if (!key) throw new NotPermitted();
    actor.mustBeAllowed('manage-people', key.organisationId);
    return key;
  }

  private now() { return new Date(this.clock.now()); }
}

/** `mh_` tells people and scanners of leaked secrets what it is. */
function newKey() {
  const prefix = `mh_${newToken().replace(/[_-]/g, '').slice(0, 6)}`;
  const token = `${prefix}_${newToken()}${newToken()}`;
  return {
    token, row: { id: randomUUID(), prefix, tokenHash: hashOf(token), lastUsedAt: null, revokedAt: null,
      revokedBy: null, replacedBy: null },
  };
}
