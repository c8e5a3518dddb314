import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { endOfDay, londonDay, startOfDay } from '#calendar';
import { Clock, Execute, type Saved, Streams } from '#event-store';
import { type Actor, NotPermitted } from '#identity';
import { ReadingLog } from '#privacy';
import { askingWhy, type WhyCommand, whyStream } from './why.decider.js';

/** What somebody wants to open. `subject`: of the vault, so that the reason goes when it goes. */
export type Opening = Readonly<{ what: string; organisationId: string; subject: string }>;

/** Where an organisation asks for it, staff say why before they read: once for each application and day. */
@Injectable()
export class AskingWhy {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly readings: ReadingLog,
    private readonly clock: Clock,
  ) {}

  async isAskedIn(organisationId: string): Promise<boolean> {
    return (await this.streams.load(askingWhy, whyStream(organisationId))).state.isAsked;
  }

  /** @throws Refusal, NotPermitted */
  set(actor: Actor, commandId: string, organisationId: string, isAsked: boolean): Promise<Saved> {
    const sender = actor.sender('ask-why', organisationId, commandId);
    const wish = { type: isAsked ? 'AskWhy' : 'StopAskingWhy', organisationId } as const;
    const command: WhyCommand = { ...wish, decidedBy: actor.personId, at: this.clock.now() };
    return this.commands.execute(new Execute(askingWhy, command, sender, wish));
  }

  /** True while a reason is still to be given today. */
  async isMissing(actor: Actor, { what, organisationId }: Opening): Promise<boolean> {
    if (!await this.isAskedIn(organisationId)) return false;
    const today = londonDay(this.clock.now());
    const [from, to] = [startOfDay(today), endOfDay(today)];
    return !await this.readings.hasReason({ readerId: actor.personId, what, from, to });
  }

  /** @throws NotPermitted while a reason is still to be given */
  async mustBeSaid(actor: Actor, opening: Opening): Promise<void> {
    if (await this.isMissing(actor, opening)) throw new ReasonNeeded();
  }

  /** @throws Refusal `nul-character` */
  say(actor: Actor, { what, organisationId, subject }: Opening, why: string): Promise<void> {
    return this.readings.recordWhy({ readerId: actor.personId, organisationId, what }, why, subject);
  }
}

export class ReasonNeeded extends NotPermitted {
  constructor() { super('First say why you read this application: open it from the list of its round'); }
}
