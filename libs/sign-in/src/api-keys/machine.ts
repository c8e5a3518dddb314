import type { Sender } from '#event-store';
import { Actor, type Membership, NotPermitted, type Permission } from '#identity';

/**
 * What a key can be for. Nothing that decides, approves, scores or says who may: that takes a person, and a person who
 * shows a second factor.
 */
export const MACHINE_SCOPES = [
  'manage-funds', 'draft-round', 'see-applications', 'place-application', 'withhold-from-publication',
  'see-full-trails', 'import-places', 'operate',
] as const satisfies readonly Permission[];
export type Scope = (typeof MACHINE_SCOPES)[number];

/**
 * What this person can put into a key of this organisation: no more than they may do themselves. Who may approve rounds
 * gets no key that drafts them, or the key would write what its maker approves.
 */
export function scopesFor(maker: Actor, organisationId: string): readonly Scope[] {
  return MACHINE_SCOPES.filter((scope) => maker.may(scope, organisationId)
    && !(scope === 'draft-round' && maker.may('approve-round', organisationId)));
}

/** A program with a key. What its maker may no longer do, it may not either: its limits are asked for each time. */
export class Machine extends Actor {
  constructor(
    keyId: string, private readonly maker: Actor, private readonly organisationId: string,
    private readonly scopes: readonly Permission[],
  ) {
    super(`key:${keyId}`, maker.memberships.filter((one) => one.organisationId === organisationId));
  }

  override may(permission: Permission, organisationId = this.organisationId): boolean {
    const now: readonly Permission[] = scopesFor(this.maker, this.organisationId);
    return organisationId === this.organisationId && this.scopes.includes(permission) && now.includes(permission);
  }

  override organisationsWhere(permission: Permission): readonly string[] {
    return this.may(permission) ? [this.organisationId] : [];
  }

  override mustBeAllowed(permission: Permission, organisationId: string): Membership {
    if (!this.may(permission, organisationId)) throw new NotPermitted();
    return super.mustBeAllowed(permission, organisationId);
  }

  override sender(permission: Permission, organisationId: string, commandId: string): Sender {
    return { ...super.sender(permission, organisationId, commandId), role: 'machine' };
  }

  override asApplicant(): Sender {
    throw new NotPermitted('A key does not apply for grants. A person does');
  }
}
