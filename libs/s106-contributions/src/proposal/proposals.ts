import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { Actor, isOfAGroup, NotPermitted } from '#identity';
import { isBefore, Refusal } from '#kernel';
import { Texts, Vault } from '#privacy';
import { referenceOf } from '#scrutiny';
import { Addresses } from '#sign-in';
import { consultation } from '../consultation/consultation.decider.js';
import { consultationStream, opened } from '../consultation/consultation.state.js';
import { proposalLimits } from './limits.js';
import { proposal, type ProposalCommand } from './proposal.decider.js';
import { made, proposalStream } from './proposal.state.js';

/** `readyYear`: null where nobody knows yet; `wardCode`: null where the place is in no ward that is known. */
export type ProposalWish = Readonly<{
  funderId: string; consultationId: string | null; group: string; facility: string; place: string;
  wardCode: string | null; forWhom: string; costPence: number; readyYear: number | null; contactName: string;
  contactEmail: string;
}>;
export type MadeNow = Readonly<{ proposalId: string; personId: string; reference: string; saved: Saved }>;
type Wish = ProposalCommand extends infer C ? C extends ProposalCommand ? Omit<C, 'at'> : never : never;

/** What groups propose. Each method may throw a Refusal. */
@Injectable()
export class Proposals {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock, private readonly addresses: Addresses,
  ) {}

  /**
   * By anybody, without an account: ids derive from the form's. Who works for an organisation proposes as a person of
   * their own, unless the organisation is a group or a consortium: these propose in their own name. A group comes back
   * with a code by email.
   */
  async make(visitor: Actor | undefined, formId: string, wish: ProposalWish): Promise<MadeNow> {
    const actor = visitor && mayPropose(visitor) ? visitor : new Actor(v5('person', formId));
    const proposalId = v5('proposal', formId);
    const [reference, isOpen] = [referenceOf(proposalId, 'SP'), await this.takesProposals(wish.consultationId)];
    const { funderId, consultationId, wardCode, costPence, readyYear } = wish;
    const saved = await this.send({
      type: 'MakeProposal', proposalId, reference, funderId, consultationId, proposerId: actor.personId,
      organisationId: actor.memberships[0]?.organisationId ?? null, wardCode, costPence, readyYear,
      ...await this.sealed(proposalId, actor.personId, wish), isOpen,
    }, actor.asApplicant(v5('command', formId)), wish);
    if (actor.memberships.every(({ role }) => isOfAGroup(role)))
      await this.addresses.give(
        { recordId: proposalId, personId: actor.personId, givenFor: 'contact' }, wish.contactEmail);
    return { proposalId, personId: actor.personId, reference, saved };
  }

  /** By an officer of the council or somebody of the consortium that was asked: one that stood ready, or came late. */
  async putForward(actor: Actor, commandId: string, proposalId: string, consultationId: string): Promise<Saved> {
    const { state } = await this.streams.load(consultation, consultationStream(consultationId));
    const { funderId, asked } = opened(state);
    const sector = asked.find(({ kind, id }) => kind === 'consortium' && actor.may('answer-for-sector', id));
    const sender = sector ? actor.sender('answer-for-sector', sector.id, commandId)
      : actor.sender('consult-sector', funderId, commandId);
    const one = await this.load(proposalId);
    if (one.funderId !== funderId) throw new Refusal('other-funder', 'This proposal went to another council');
    return this.send({
      type: 'PutProposalForward', proposalId, consultationId, how: 'by-hand', putBy: actor.personId,
      isOpen: await this.takesProposals(consultationId),
    }, sender, { consultationId });
  }

  async withdraw(actor: Actor, commandId: string, proposalId: string): Promise<Saved> {
    const { proposerId } = await this.load(proposalId);
    if (proposerId !== actor.personId) throw new NotPermitted('This proposal belongs to somebody else');
    const command = { type: 'WithdrawProposal', proposalId, withdrawnBy: actor.personId } as const;
    return this.send(command, actor.asApplicant(commandId), {});
  }

  private async load(proposalId: string) {
    return made((await this.streams.load(proposal, proposalStream(proposalId))).state);
  }

  private async takesProposals(consultationId: string | null) {
    if (consultationId === null) return false;
    const { state } = await this.streams.load(consultation, consultationStream(consultationId));
    return isBefore(this.clock.now(), opened(state).dueAt);
  }

  /** Name and address go with the person; the rest is the proposal's, which everybody may read. */
  private async sealed(proposalId: string, personId: string, wish: ProposalWish) {
    const person = new Texts(this.vault.sealer(`person:${personId}`), proposalLimits);
    const one = new Texts(this.vault.sealer(`proposal:${proposalId}`), proposalLimits);
    const sealed = {
      contactName: person.seal('contactName', wish.contactName),
      contactEmail: person.seal('contactEmail', wish.contactEmail),
      group: one.seal('group', wish.group), facility: one.seal('facility', wish.facility),
      place: one.seal('place', wish.place), forWhom: one.seal('forWhom', wish.forWhom),
    };
    await Promise.all([person.save(), one.save()]);
    return sealed;
  }

  private send(wish: Wish, sender: Sender, sent: object): Promise<Saved> {
    const command = { ...wish, at: this.clock.now() } as ProposalCommand;
    const { proposalId } = wish;
    return this.commands.execute(new Execute(proposal, command, sender, { type: wish.type, proposalId, ...sent }));
  }
}

const mayPropose = ({ memberships }: Actor) =>
  memberships.every(({ role }) => isOfAGroup(role) || role === 'consortium');
