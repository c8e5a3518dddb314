import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import type { Actor } from '#identity';
import { Texts, Vault } from '#privacy';
import { consultation, type ConsultationCommand } from './consultation.decider.js';
import type { Asked, ConsultationSubject, Grade, PartyKind } from './consultation.events.js';
import { consultationStream, opened } from './consultation.state.js';
import { lastMoment } from './last-moment.js';
import { consultationLimits } from './limits.js';

/** `email`: where they are told; '' where nobody knows one. */
export type AskedWish = Readonly<{ kind: PartyKind; id: string; email: string }>;
export type OpenWish = Readonly<{ title: string; question: string; days: number; asked: readonly AskedWish[] }>;
/** What a consultation is about, as it was just read. */
export type SubjectFacts = Readonly<{ funderId: string; subject: ConsultationSubject; wardCodes: readonly string[] }>;
export type PilotWish = Readonly<{ development: 'little' | 'much'; why: string }>;
export type EvaluationWish = Readonly<{
  understood: Grade; understoodWhy: string; used: Grade; usedWhy: string; cameOfIt: string;
}>;
type Wish = ConsultationCommand extends infer C ? C extends ConsultationCommand ? Omit<C, 'at'> : never : never;

/** What a planning officer does with a consultation. Each method may throw a Refusal. */
@Injectable()
export class Consultations {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** The last moment to answer is worked out here, once: the end of the so-manieth day after today, in London. */
  async open(
    actor: Actor, commandId: string, { funderId, subject, wardCodes }: SubjectFacts, wish: OpenWish,
  ): Promise<Saved & { id: string }> {
    const sender = actor.sender('consult-sector', funderId, commandId);
    const id = v5('consultation', commandId);
    const dueAt = lastMoment(this.clock.now(), wish.days);
    const texts = this.texts(id);
    const [title, question] = [texts.seal('title', wish.title), texts.seal('question', wish.question)];
    const asked = await Promise.all(wish.asked.map((one) => this.sealed(one)));
    await texts.save();
    const saved = await this.send({
      type: 'OpenConsultation', consultationId: id, funderId, subject, title, question, wardCodes, days: wish.days,
      dueAt, asked, openedBy: actor.personId,
    }, sender, { subject, ...wish });
    return { ...saved, id };
  }

  async markPilot(actor: Actor, commandId: string, id: string, wish: PilotWish): Promise<Saved> {
    const sender = await this.senderFor(actor, commandId, id);
    const texts = this.texts(id);
    const why = texts.seal('why', wish.why);
    await texts.save();
    const { development } = wish;
    const marked = { consultationId: id, development, why, markedBy: actor.personId };
    return this.send({ type: 'MarkPilot', ...marked }, sender, wish);
  }

  async evaluatePilot(actor: Actor, commandId: string, id: string, wish: EvaluationWish): Promise<Saved> {
    const sender = await this.senderFor(actor, commandId, id);
    const texts = this.texts(id);
    const { understood, used } = wish;
    const sealed = {
      understoodWhy: texts.seal('understoodWhy', wish.understoodWhy, 'why'),
      usedWhy: texts.seal('usedWhy', wish.usedWhy, 'why'), cameOfIt: texts.seal('cameOfIt', wish.cameOfIt),
    };
    await texts.save();
    return this.send({
      type: 'EvaluatePilot', consultationId: id, understood, used, ...sealed, evaluatedBy: actor.personId,
    }, sender, wish);
  }

  private async senderFor(actor: Actor, commandId: string, id: string): Promise<Sender> {
    const { state } = await this.streams.load(consultation, consultationStream(id));
    return actor.sender('consult-sector', opened(state).funderId, commandId);
  }

  /** A councillor's address goes with the councillor, an organisation's with the organisation. */
  private async sealed({ kind, id, email }: AskedWish): Promise<Asked> {
    if (email === '') return { kind, id, email: null };
    const subject = kind === 'ward-councillor' ? `person:${id}` : `organisation:${id}`;
    const texts = new Texts(this.vault.sealer(subject), consultationLimits);
    const address = texts.seal('email', email);
    await texts.save();
    return { kind, id, email: address };
  }

  private texts(id: string) {
    return new Texts(this.vault.sealer(`consultation:${id}`), consultationLimits);
  }

  private send(wish: Wish, sender: Sender, sent: object): Promise<Saved> {
    const command = { ...wish, at: this.clock.now() } as ConsultationCommand;
    const { consultationId } = wish;
    return this.commands.execute(
      new Execute(consultation, command, sender, { type: wish.type, consultationId, ...sent }));
  }
}
