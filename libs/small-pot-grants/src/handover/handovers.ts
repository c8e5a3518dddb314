import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { Clock, Execute, type Saved, type Sender } from '#event-store';
import { Accounts, Actor, NotPermitted } from '#identity';
import { Refusal } from '#kernel';
import { Texts, Vault } from '#privacy';
import type { Agreed } from '../application/application.people.events.js';
import { GroupPeople } from './group-people.js';
import { handover, type HandoverCommand } from './handover.decider.js';
import type { HandoverRow } from './handovers.view.js';
import { handoverLimits } from './limits.js';

/** `told`: how the officer knows that this is so. */
export type HandoverWish = Readonly<{ name: string; email: string; reason: string; told: string }>;
type Wish = HandoverCommand extends infer C ? C extends HandoverCommand ? Omit<C, 'at'> : never : never;
type Asked = Pick<HandoverRow, 'id' | 'organisationId' | 'funderId' | 'askedBy'>;
type AskedOfContact = Asked & Readonly<{ second: Readonly<{ personId: string }> | null }>;
type Answering = Readonly<{ by: Agreed; personId: string; accounts: readonly string[]; sender: Sender }>;

/** A lost mailbox, or a treasurer who left: an officer and the group's second contact move it. May throw a Refusal. */
@Injectable()
export class Handovers {
  constructor(
    private readonly commands: CommandBus, private readonly groups: GroupPeople, private readonly accounts: Accounts,
    private readonly vault: Vault, private readonly clock: Clock,
  ) {}

  async ask(actor: Actor, commandId: string, id: string, wish: HandoverWish): Promise<Saved> {
    const group = await this.groupOf(id);
    const funderId = actor.organisationsWhere('hand-over-groups').find((one) => group.funderIds.includes(one));
    if (funderId === undefined) throw new NotPermitted('This group has not applied to you');
    const { organisationId, second, contacts, people, applications: [newest] } = group;
    const [handoverId, to] = [v5('handover', commandId), v5('new person', commandId)];
    const facts = {
      organisationId, handoverId, funderId, askedBy: actor.personId, to, ...await this.seal(organisationId, to, wish),
      second, contacts, applicationId: newest!.id, group: people, accounts: await this.accounts.of(actor.personId),
    };
    const sender = actor.sender('hand-over-groups', funderId, commandId);
    return this.send({ type: 'AskForHandover', ...facts }, sender, { organisationId: id, ...wish });
  }

  withdraw(actor: Actor, commandId: string, { id: handoverId, organisationId, funderId }: Asked): Promise<Saved> {
    const sender = actor.sender('hand-over-groups', funderId, commandId);
    const command = { type: 'WithdrawHandover', organisationId, handoverId, withdrawnBy: actor.personId } as const;
    return this.send(command, sender, { handoverId });
  }

  /** The second contact's answer. `visitor`: who uses this browser otherwise, if anybody. */
  async answerAsContact(
    visitor: Actor | undefined, commandId: string, asked: AskedOfContact, agrees: boolean,
  ): Promise<Saved> {
    const personId = asked.second?.personId ?? '';
    const accounts = visitor ? await this.accounts.of(visitor.personId) : [];
    const sender = new Actor(personId).asApplicant(commandId);
    return this.answer(asked, { by: 'second-contact', personId, accounts, sender }, agrees);
  }

  /** The second officer's answer, where the group named no second contact. */
  async answerAsOfficer(actor: Actor, commandId: string, asked: Asked, agrees: boolean): Promise<Saved> {
    const sender = actor.sender('confirm-handovers', asked.funderId, commandId);
    const { personId } = actor;
    const accounts = await this.accounts.of(personId);
    return this.answer(asked, { by: 'second-officer', personId, accounts, sender }, agrees);
  }

  private async answer(asked: Asked, { sender, ...who }: Answering, agrees: boolean) {
    const { applications, people: group, ends } = await this.groupOf(asked.organisationId);
    const answer = { organisationId: asked.organisationId, handoverId: asked.id, ...who, group };
    const applicationIds = applications.map(({ id }) => id);
    const command: Wish = agrees
      ? { type: 'ConfirmHandover', ...answer, applicationIds, ends } : { type: 'RefuseHandover', ...answer };
    return this.send(command, sender, { handoverId: asked.id, agrees });
  }

  /** Where records are merged, the second contact of one must not answer for another. */
  private async groupOf(id: string) {
    const group = await this.groups.of(id);
    if (!group) throw new Refusal('no-such-group', 'This group has sent no application');
    if (group.isMerged)
      throw new Refusal('merged-record', 'This record is merged with another. Undo the merge first, then ask again');
    return group;
  }

  /** What the officer says of the group goes with the group; who comes is a person of their own. */
  private async seal(organisationId: string, to: string, wish: HandoverWish) {
    const person = new Texts(this.vault.sealer(`person:${to}`), handoverLimits);
    const group = new Texts(this.vault.sealer(`organisation:${organisationId}`), handoverLimits);
    const sealed = {
      name: person.seal('name', wish.name), email: person.seal('email', wish.email),
      reason: group.seal('reason', wish.reason), told: group.seal('told', wish.told),
    };
    await Promise.all([person.save(), group.save()]);
    return sealed;
  }

  private send(wish: Wish, sender: Sender, sent: object): Promise<Saved> {
    const command = { ...wish, at: this.clock.now() } as HandoverCommand;
    return this.commands.execute(new Execute(handover, command, sender, { type: wish.type, ...sent }));
  }
}
