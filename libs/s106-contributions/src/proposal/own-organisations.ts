import { Injectable } from '@nestjs/common';
import { Accounts, type Actor, Directory } from '#identity';

/** Whoever somebody is, with whichever account: what each of a human's accounts made or works for is their own. */
export type Human = Readonly<{ accounts: readonly string[]; organisationIds: readonly string[] }>;

@Injectable()
export class OwnOrganisations {
  constructor(private readonly accounts: Accounts, private readonly directory: Directory) {}

  /** All accounts of a human, this one first, and the organisations in which any of them has a role. */
  async behind(actor: Actor): Promise<Human> {
    const accounts = await this.accounts.of(actor.personId);
    const others = accounts.filter((id) => id !== actor.personId);
    const all = [actor, ...await Promise.all(others.map((id) => this.directory.actor(id)))];
    const organisationIds = all.flatMap(({ memberships }) => memberships).map(({ organisationId }) => organisationId);
    return { accounts, organisationIds: [...new Set(organisationIds)] };
  }
}

/** They made it, or an organisation in which they have a role did. */
export const isOwn = (
  { proposerId, organisationId }: Readonly<{ proposerId: string; organisationId: string | null }>,
  { accounts, organisationIds }: Human,
) => accounts.includes(proposerId) || (organisationId !== null && organisationIds.includes(organisationId));
