import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 as uuidv5 } from 'uuid';
import { londonDay } from '#calendar';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import type { Actor } from '#identity';
import { sum } from '#kernel';
import { Texts, Vault } from '#privacy';
import { agreement, type AgreementCommand } from './agreement.decider.js';
import type { Dwellings } from './agreement.events.js';
import { agreementStream, recorded } from './agreement.state.js';
import { agreementLimits } from './limits.js';

/** `notes` is empty where there are none. */
export type NewAgreement = Readonly<{
  funderId: string; reference: string; planningApplication: string; site: string; developer: string;
  wardCodes: readonly string[]; kinds: Dwellings['kinds']; deedDay: string; documentUrl: string | null; notes: string;
}>;
export type VariationWish = Readonly<{
  deedDay: string; what: string; documentUrl: string | null; kinds: Dwellings['kinds'];
}>;
export type ProgressWish = Readonly<{ day: string; source: string }>;
type AgreementTexts = Texts<typeof agreementLimits>;

const namespace = 'b3c1a5a4-5f0b-4f5e-9d0e-3a6b1f7f2d10';
/** One id for one reference of one funder, in whichever letters it is written. */
export const agreementIdOf = (funderId: string, reference: string) =>
  uuidv5(`${funderId} ${reference.trim().toUpperCase()}`, namespace);

/** What planning officers record of agreements and of the building. Each method may throw a Refusal. */
@Injectable()
export class Agreements {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  record(actor: Actor, commandId: string, { kinds, ...wish }: NewAgreement): Promise<Saved> {
    const sender = actor.sender('manage-contributions', wish.funderId, commandId);
    const agreementId = agreementIdOf(wish.funderId, wish.reference);
    return this.seal(agreementId, sender, { kinds, ...wish }, (texts) => ({
      type: 'RecordAgreement', ...wish, agreementId, dwellings: dwellingsOf(kinds), ...this.now(),
      site: texts.seal('site', wish.site), developer: texts.seal('developer', wish.developer),
      notes: wish.notes === '' ? null : texts.seal('notes', wish.notes), recordedBy: actor.personId,
    }));
  }

  vary(actor: Actor, commandId: string, agreementId: string, wish: VariationWish): Promise<Saved> {
    const { deedDay, documentUrl, kinds } = wish;
    return this.tell(actor, commandId, agreementId, wish, (texts) => ({
      type: 'VaryAgreement', agreementId, variationId: uuidv5(commandId, agreementId), deedDay, documentUrl,
      dwellings: dwellingsOf(kinds), what: texts.seal('what', wish.what), variedBy: actor.personId, ...this.now(),
    }));
  }

  commence(actor: Actor, commandId: string, agreementId: string, { day, source }: ProgressWish): Promise<Saved> {
    return this.tell(actor, commandId, agreementId, { commenced: day, source }, (texts) => ({
      type: 'RecordCommencement', agreementId, day, ...this.said(actor, texts, source),
    }));
  }

  countOccupations(
    actor: Actor, commandId: string, agreementId: string,
    { day, source, occupied }: ProgressWish & { occupied: number },
  ): Promise<Saved> {
    return this.tell(actor, commandId, agreementId, { occupied, day, source }, (texts) => ({
      type: 'CountOccupations', agreementId, day, occupied, ...this.said(actor, texts, source),
    }));
  }

  reachPhase(
    actor: Actor, commandId: string, agreementId: string, { day, source, phase }: ProgressWish & { phase: string },
  ): Promise<Saved> {
    return this.tell(actor, commandId, agreementId, { phase, day, source }, (texts) => ({
      type: 'RecordPhase', agreementId, day, phase, ...this.said(actor, texts, source),
    }));
  }

  private said({ personId: recordedBy }: Actor, texts: AgreementTexts, source: string) {
    return { source: texts.seal('source', source), recordedBy, ...this.now() };
  }

  private now() {
    const at = this.clock.now();
    return { at, today: londonDay(at) };
  }

  private async tell(
    actor: Actor, commandId: string, agreementId: string, wish: object,
    command: (texts: AgreementTexts) => AgreementCommand,
  ): Promise<Saved> {
    const { state } = await this.streams.load(agreement, agreementStream(agreementId));
    const sender = actor.sender('manage-contributions', recorded(state).funderId, commandId);
    return this.seal(agreementId, sender, wish, command);
  }

  private async seal(
    agreementId: string, sender: Sender, wish: object, make: (texts: AgreementTexts) => AgreementCommand,
  ): Promise<Saved> {
    const texts = new Texts(this.vault.sealer(`agreement:${agreementId}`), agreementLimits);
    const command = make(texts);
    await texts.save();
    const { type } = command;
    return this.commands.execute(new Execute(agreement, command, sender, { type, agreementId, ...wish }));
  }
}

const dwellingsOf = (kinds: Dwellings['kinds']): Dwellings =>
  ({ total: sum(kinds.map(({ number }) => number)), kinds });
