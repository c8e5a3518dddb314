import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, Policies, type Saved, type Sender, Streams } from '#event-store';
import { Refusal } from '#kernel';
import { Vault } from '#privacy';
import type { Actor } from '../actor.js';
import { Directory } from '../directory.js';
import { accounts, type AccountsCommand, accountsStream } from './accounts.decider.js';
import { whenAccountsLinked } from './when-accounts-linked.say-so-of-the-other.policy.js';

export type AccountsWish = Readonly<{ organisationId: string; personId: string; otherId: string; reason: string }>;

/** Sees through two accounts of one human, so that no second account gets round a duty. */
@Injectable()
export class Accounts {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly policies: Policies,
    private readonly vault: Vault, private readonly clock: Clock, private readonly directory: Directory,
  ) {}

  /** Every account of a human, this one first, as the streams say now. */
  async of(personId: string): Promise<readonly string[]> {
    const known = new Set([personId]);
    for (const id of known) { // a set goes on to what is added on the way
      const { state } = await this.streams.load(accounts, accountsStream(id));
      state.others.forEach((other) => known.add(other));
    }
    return [...known];
  }

  /** @throws Refusal */
  async link(actor: Actor, commandId: string, wish: AccountsWish): Promise<Saved> {
    const sender = await this.senderFor(actor, commandId, wish);
    const { reason: _, ...data } = wish;
    const reason = await this.seal(wish);
    const command = { type: 'LinkAccounts', ...data, reason, linkedBy: actor.personId, at: this.clock.now() } as const;
    return this.send(command, sender, wish);
  }

  /** @throws Refusal */
  async unlink(actor: Actor, commandId: string, wish: AccountsWish): Promise<Saved> {
    const sender = await this.senderFor(actor, commandId, wish);
    const { reason: _, ...data } = wish;
    const reason = await this.seal(wish);
    const command =
      { type: 'UnlinkAccounts', ...data, reason, unlinkedBy: actor.personId, at: this.clock.now() } as const;
    return this.send(command, sender, wish);
  }

  /** Both accounts belong to people of the organisation that says so. */
  private async senderFor(actor: Actor, commandId: string, { organisationId, personId, otherId }: AccountsWish) {
    const sender = actor.sender('link-accounts', organisationId, commandId);
    for (const id of [personId, otherId]) {
      const { memberships } = await this.directory.actor(id);
      if (!memberships.some((one) => one.organisationId === organisationId))
        throw new Refusal('not-of-this-organisation', 'Select somebody of your organisation', 'otherId');
    }
    return sender;
  }

  private async send(command: AccountsCommand, sender: Sender, wish: AccountsWish): Promise<Saved> {
    const saved = await this.commands.execute(new Execute(accounts, command, sender, wish));
    const stream = accountsStream(wish.personId);
    return { ...saved, position: await this.policies.hasten(whenAccountsLinked, stream, saved.revision) };
  }

  /** It is about a person, and goes with them. */
  private async seal({ personId, reason }: AccountsWish) {
    const record = this.vault.sealer(`person:${personId}`);
    const sealed = record.seal('reason', reason);
    await record.save();
    return sealed;
  }
}
