import { Injectable } from '@nestjs/common';
import { EntityManager, IsNull } from 'typeorm';
import { Streams } from '#event-store';
import type { Delegated, Revealed } from '#kernel';
import { Vault } from '#privacy';
import type { Actor } from '../actor.js';
import { Directory } from '../directory.js';
import { ROLE_WORDS } from '../roles.rules.js';
import { delegation } from './delegation.decider.js';
import type { Delegate } from './delegation.events.js';
import { delegationStream, given } from './delegation.state.js';
import { DelegationRow } from './delegations.view.js';

/** Delegations to somebody, and who else decides for that organisation, in words. */
export type DelegatedIn =
  Readonly<{ mine: readonly Delegated[]; others: readonly (Delegated & Readonly<{ who: string }>)[] }>;

/** Who may decide up to which sum. */
@Injectable()
export class DelegationQueries {
  constructor(
    private readonly db: EntityManager, private readonly streams: Streams, private readonly vault: Vault,
    private readonly directory: Directory,
  ) {}

  /** Everything that an organisation has delegated, the newest first. The minutes are public. */
  async of(organisationId: string): Promise<readonly Revealed<DelegationRow>[]> {
    return this.vault.reveal(await this.db.find(DelegationRow, { where: { organisationId }, order: { from: 'DESC' } }));
  }

  /** Those that have delegated anything. */
  async organisations(): Promise<readonly string[]> {
    const rows = await this.db.find(DelegationRow, { select: { id: true, organisationId: true } });
    return rows.map(({ organisationId }) => organisationId);
  }

  async streamsOf(organisationId: string): Promise<readonly string[]> {
    const rows = await this.db.find(DelegationRow, { where: { organisationId }, order: { id: 'ASC' } });
    return rows.map(({ id }) => delegationStream(id));
  }

  async find(id: string): Promise<Revealed<DelegationRow> | null> {
    const row = await this.db.findOneBy(DelegationRow, { id });
    return row && this.vault.reveal(row);
  }

  /** The view says which streams there are, and what was ended for good; what holds comes from the streams. */
  async forDecider(actor: Actor, organisationId: string): Promise<DelegatedIn> {
    const where = { organisationId, endedAt: IsNull() };
    const rows = await this.db.find(DelegationRow, { where, order: { id: 'ASC' } });
    const isMine = heldBy(actor, organisationId);
    const others = rows.filter(({ to }) => !isMine(to));
    const who = await this.inWords(others.map(({ to }) => to));
    return {
      mine: await Promise.all(rows.filter(({ to }) => isMine(to)).map(({ id }) => this.load(id))),
      others: await Promise.all(others.map(async ({ id, to }) => ({ ...await this.load(id), who: who(to) }))),
    };
  }

  /** "Portfolio holder", or a person's name. */
  async inWords(all: readonly Delegate[]): Promise<(to: Delegate) => string> {
    const people = all.flatMap((to) => ('personId' in to ? [to.personId] : []));
    const names = people.length > 0 ? await this.directory.names(people) : new Map<string, string>();
    return (to) => ('role' in to ? ROLE_WORDS[to.role].name : names.get(to.personId) ?? 'Somebody');
  }

  private async load(delegationId: string): Promise<Delegated> {
    const { state, revision } = await this.streams.load(delegation, delegationStream(delegationId));
    const { upToPence, from, until, endedAt, givenBy } = given(state);
    return { delegationId, revision, upToPence, from, until, endedAt, givenBy };
  }
}

const heldBy = ({ personId, memberships }: Actor, organisationId: string) => (to: Delegate) =>
  ('personId' in to ? to.personId === personId
    : memberships.some((one) => one.organisationId === organisationId && one.role === to.role));
