import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, type Saved, Streams } from '#event-store';
import { type Instant, Refusal } from '#kernel';
import { Vault } from '#privacy';
import { Accounts } from '../accounts/accounts.js';
import type { Actor } from '../actor.js';
import { Directory } from '../directory.js';
import { delegation } from './delegation.decider.js';
import type { Delegate } from './delegation.events.js';
import { delegationStream, given } from './delegation.state.js';

export type DelegationWish = Readonly<{
  delegationId: string; organisationId: string; to: Delegate; upToPence: number; from: Instant; until: Instant | null;
  minute: string;
}>;

/** Gives and ends delegations. Each method may throw a Refusal. */
@Injectable()
export class Delegations {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock, private readonly accounts: Accounts, private readonly directory: Directory,
  ) {}

  async give(actor: Actor, commandId: string, wish: DelegationWish): Promise<Saved> {
    const sender = actor.sender('give-delegations', wish.organisationId, commandId);
    await this.mustBeOfTheOrganisation(wish);
    const minute = await this.seal(wish.delegationId, 'minute', wish.minute);
    const command = {
      type: 'GiveDelegation', ...wish, minute, givenBy: actor.personId,
      accounts: await this.accounts.of(actor.personId), at: this.clock.now(),
    } as const;
    return this.commands.execute(new Execute(delegation, command, sender, wish));
  }

  async end(actor: Actor, commandId: string, delegationId: string, wish: { reason: string }): Promise<Saved> {
    const { state } = await this.streams.load(delegation, delegationStream(delegationId));
    const sender = actor.sender('give-delegations', given(state).organisationId, commandId);
    const reason = await this.seal(delegationId, 'reason', wish.reason);
    const command = {
      type: 'EndDelegation', delegationId, endedBy: actor.personId, reason, at: this.clock.now(),
    } as const;
    return this.commands.execute(new Execute(delegation, command, sender, { delegationId, ...wish }));
  }

  private async mustBeOfTheOrganisation({ to, organisationId }: DelegationWish) {
    if ('role' in to) return;
    const { memberships } = await this.directory.actor(to.personId);
    if (!memberships.some((one) => one.organisationId === organisationId))
      throw new Refusal('not-of-this-organisation', 'Select somebody of your organisation', 'to');
  }

  /** A key of its own: what was resolved does not die with any person's erasure. */
  private async seal(delegationId: string, name: string, text: string) {
    const record = this.vault.sealer(`delegation:${delegationId}`);
    const sealed = record.seal(name, text);
    await record.save();
    return sealed;
  }
}
