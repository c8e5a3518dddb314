import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { londonDay } from '#calendar';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import type { Actor } from '#identity';
import { Refusal } from '#kernel';
import { type Sealer, Vault } from '#privacy';
import { Holdings } from '../holdings.js';
import { dueOn, extendedDueOn } from './deadlines.js';
import { informationRequest, knownRequest, type RequestCommand, requestStream } from './request.decider.js';
import type { Channel, ExemptionName, Outcome, RequestKind } from './request.rules.js';

/** `reference`: of the case that it is about, or ''. `contact`: '' where none was given. */
export type NewRequest = Readonly<{
  requestId: string; organisationId: string; kind: RequestKind; channel: Channel; receivedOn: string;
  asker: string; contact: string; asks: string; reference: string;
}>;
/** `exemption`: null where the part is given. `publicInterest`: '' where nothing was weighed. */
export type PartWish = Readonly<{ part: string; exemption: ExemptionName | null; publicInterest: string }>;
export type AnswerWish = Readonly<{ outcome: Outcome; exemptions: readonly ExemptionName[]; reasons: string }>;

/** Requests that came by letter, mail or word of mouth, and what became of each. Each method may throw a Refusal. */
@Injectable()
export class InformationRequests {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly holdings: Holdings, private readonly clock: Clock,
  ) {}

  async record(actor: Actor, commandId: string, wish: NewRequest): Promise<Saved> {
    const sender = actor.sender('answer-requests', wish.organisationId, commandId);
    const { asker, contact, asks, reference, ...rest } = wish;
    const about = reference === '' ? null : await this.caseOf(wish.organisationId, reference);
    const record = this.sealer(wish.requestId);
    const texts = {
      asker: record.seal('asker', asker), contact: ifAny(record, 'contact', contact), asks: record.seal('asks', asks),
    };
    await record.save();
    const [at, recordedBy] = [this.clock.now(), actor.personId];
    return this.execute({
      type: 'RecordRequest', ...rest, ...texts, about, recordedBy, dueOn: dueOn(wish.kind, wish.receivedOn),
      today: londonDay(at), at,
    }, sender, wish);
  }

  async acknowledge(actor: Actor, commandId: string, requestId: string): Promise<Saved> {
    const [{ sender }, at] = [await this.mine(actor, commandId, requestId), this.clock.now()];
    const wish = { requestId };
    return this.execute({
      type: 'AcknowledgeRequest', ...wish, acknowledgedOn: londonDay(at), acknowledgedBy: actor.personId, at,
    }, sender, wish);
  }

  async extend(actor: Actor, commandId: string, requestId: string, reason: string): Promise<Saved> {
    const { sender, kind, receivedOn } = await this.mine(actor, commandId, requestId);
    const [record, at] = [this.sealer(requestId), this.clock.now()];
    const sealed = record.seal('reason', reason);
    await record.save();
    return this.execute({
      type: 'ExtendRequest', requestId, dueOn: extendedDueOn(kind, receivedOn), reason: sealed,
      extendedBy: actor.personId, today: londonDay(at), at,
    }, sender, { requestId, reason });
  }

  async prepare(actor: Actor, commandId: string, requestId: string, wishes: readonly PartWish[]): Promise<Saved> {
    const { sender } = await this.mine(actor, commandId, requestId);
    const record = this.sealer(requestId);
    const parts = wishes.map(({ part, exemption, publicInterest }) =>
      ({ part, exemption, publicInterest: ifAny(record, 'publicInterest', publicInterest) }));
    await record.save();
    return this.execute({ type: 'PrepareCase', requestId, parts, preparedBy: actor.personId, at: this.clock.now() },
      sender, { requestId, wishes });
  }

  async answer(actor: Actor, commandId: string, requestId: string, wish: AnswerWish): Promise<Saved> {
    const { sender } = await this.mine(actor, commandId, requestId);
    const [record, at] = [this.sealer(requestId), this.clock.now()];
    const reasons = ifAny(record, 'reasons', wish.reasons);
    await record.save();
    return this.execute({
      type: 'AnswerRequest', requestId, ...wish, reasons, answeredOn: londonDay(at), answeredBy: actor.personId, at,
    }, sender, { requestId, ...wish });
  }

  /** @throws NotPermitted */
  private async mine(actor: Actor, commandId: string, requestId: string) {
    const { state } = await this.streams.load(informationRequest, requestStream(requestId));
    const request = knownRequest(state);
    return { ...request, sender: actor.sender('answer-requests', request.organisationId, commandId) };
  }

  /** What the organisation does not hold, it cannot give. @throws Refusal `unknown-case` */
  private async caseOf(organisationId: string, reference: string): Promise<string> {
    const subject = await this.holdings.find(reference, 'record');
    const held = subject === null ? [] : await this.holdings.of(subject);
    if (subject === null || !held.some(({ controllers }) => controllers.includes(organisationId)))
      throw new Refusal('unknown-case', 'Your organisation holds no application with this reference', 'reference');
    return subject;
  }

  private sealer(requestId: string) {
    return this.vault.sealer(`information-request:${requestId}`);
  }

  private execute(command: RequestCommand, sender: Sender, sent: object): Promise<Saved> {
    return this.commands.execute(new Execute(informationRequest, command, sender, sent));
  }
}

const ifAny = (record: Sealer, name: string, text: string) => (text === '' ? null : record.seal(name, text));
