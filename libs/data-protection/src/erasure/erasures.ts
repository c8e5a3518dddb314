import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { endOfDay, londonDay } from '#calendar';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import { Accounts, type Actor, NotPermitted } from '#identity';
import { Refusal } from '#kernel';
import { type Holding, Holdings, type Scope } from '../holdings.js';
import { oneMonthAfter } from '../requests/deadlines.js';
import { erasure, type ErasureCommand } from './erasure.decider.js';
import type { Exemption, LegalBasis } from './erasure.rules.js';
import { erasureStream, known } from './erasure.state.js';

/** `typed`: an application's reference or id, or a person's id. */
export type ErasureWish = Readonly<{ erasureId: string; typed: string; scope: Scope; legalBasis: LegalBasis }>;
type Found = Readonly<{ subject: string; held: readonly Holding[]; controllers: readonly string[] }>;

/** Requests to erase a person or a record, and what two people say to them. Each method may throw a Refusal. */
@Injectable()
export class Erasures {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly holdings: Holdings,
    private readonly accounts: Accounts, private readonly clock: Clock,
  ) {}

  /** For somebody of an organisation that holds something. Others get the answer that there is nothing. */
  async request(actor: Actor, commandId: string, wish: ErasureWish): Promise<Saved> {
    const found = await this.find(wish);
    const organisationId = found.controllers.find((id) => actor.may('request-erasure', id));
    if (organisationId === undefined) throw unknown();
    return this.ask(actor.sender('request-erasure', organisationId, commandId), wish, found);
  }

  /** For whoever may run commands on the server. Two people still have to approve it. */
  async requestAsOperator(sender: Sender, wish: ErasureWish): Promise<Saved> {
    return this.ask(sender, wish, await this.find(wish));
  }

  async approve(actor: Actor, commandId: string, erasureId: string): Promise<Saved> {
    const { organisationId, acting } = await this.speakingFor(actor, erasureId);
    const sender = actor.sender('approve-erasure', organisationId, commandId);
    const wish = { type: 'ApproveErasure', erasureId } as const;
    const command = { ...wish, ...acting, approvedBy: actor.personId, organisationId, at: this.clock.now() };
    return this.commands.execute(new Execute(erasure, command, sender, wish));
  }

  async decline(actor: Actor, commandId: string, erasureId: string, exemption: Exemption): Promise<Saved> {
    const { organisationId, acting } = await this.speakingFor(actor, erasureId);
    const sender = actor.sender('approve-erasure', organisationId, commandId);
    const wish = { type: 'DeclineErasure', erasureId, exemption } as const;
    const command = { ...wish, ...acting, declinedBy: actor.personId, at: this.clock.now() };
    return this.commands.execute(new Execute(erasure, command, sender, wish));
  }

  private async find({ typed, scope }: ErasureWish): Promise<Found> {
    const subject = await this.holdings.find(typed, scope);
    const held = subject === null ? [] : await this.holdings.of(subject);
    if (subject === null || held.length === 0) throw unknown();
    return { subject, held, controllers: [...new Set(held.flatMap((one) => one.controllers))] };
  }

  private async ask(sender: Sender, wish: ErasureWish, { subject, held, controllers }: Found): Promise<Saved> {
    const at = this.clock.now();
    const command: ErasureCommand = {
      type: 'RequestErasure', erasureId: wish.erasureId, subject, legalBasis: wish.legalBasis, controllers,
      requestedBy: sender.actor, dueAt: endOfDay(oneMonthAfter(londonDay(at))), at,
      goes: held.some(({ stays }) => stays === null), ...await this.acting(sender.actor, subject),
    };
    return this.commands.execute(new Execute(erasure, command, sender, wish));
  }

  /** For which organisation somebody speaks: one that has not approved yet, if there is one. @throws NotPermitted */
  private async speakingFor(actor: Actor, erasureId: string) {
    const { state } = await this.streams.load(erasure, erasureStream(erasureId));
    const { subject, controllers, approvals } = known(state);
    const mine = controllers.filter((id) => actor.may('approve-erasure', id));
    const silent = mine.find((id) => approvals.every((one) => one.organisationId !== id));
    const organisationId = silent ?? mine[0];
    if (organisationId === undefined) throw new NotPermitted();
    return { organisationId, acting: await this.acting(actor.personId, subject) };
  }

  /** All accounts of the human who acts, and the people whose data it is. */
  private async acting(personId: string, subject: string) {
    const owner = await this.holdings.find(subject, 'person');
    const people = [subject, owner ?? ''].flatMap((one) => one.match(/^person:(.+)$/)?.[1] ?? []);
    return { accounts: await this.accounts.of(personId), people };
  }
}

const unknown = () =>
  new Refusal('unknown-subject', 'We hold nothing under this. Check the reference or the id', 'typed');
