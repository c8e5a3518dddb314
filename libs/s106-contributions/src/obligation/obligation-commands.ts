import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 as uuidv5 } from 'uuid';
import { londonDay } from '#calendar';
import { Clock, Execute, type Saved, type Sender, Streams } from '#event-store';
import type { Actor, Permission } from '#identity';
import { Texts, Vault } from '#privacy';
import { obligationLimits } from './limits.js';
import { obligation, type ObligationCommand } from './obligation.decider.js';
import { obligationStream, type Secured, secured } from './obligation.state.js';

export type ObligationTexts = Texts<typeof obligationLimits>;
/** What every command brings: the instant, London's day, and who gives it. `newId`: of what it records. */
export type Now = Readonly<{ at: string; today: string; personId: string; newId: string }>;
type Make = (texts: ObligationTexts, now: Now, known: Secured) => ObligationCommand;
/** Under which permission, and whose command. */
export type By = Readonly<{ permission: Permission; actor: Actor; commandId: string; obligationId: string }>;

/** Loads an obligation, seals what somebody typed about it and has its command decided. */
@Injectable()
export class ObligationCommands {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** `wish` is what the person sent. @throws Refusal */
  async give({ permission, actor, commandId, obligationId }: By, wish: object, make: Make): Promise<Saved> {
    const known = await this.load(obligationId);
    const sender = actor.sender(permission, known.whose.funderId, commandId);
    const now = this.now(actor, commandId, obligationId);
    return this.send(sender, obligationId, wish, (texts) => make(texts, now, known));
  }

  /** As its stream says now. @throws Refusal `no-such-obligation` */
  async load(obligationId: string): Promise<Secured> {
    const { state } = await this.streams.load(obligation, obligationStream(obligationId));
    return secured(state);
  }

  now({ personId }: Actor, commandId: string, obligationId: string): Now {
    const at = this.clock.now();
    return { at, today: londonDay(at), personId, newId: uuidv5(commandId, obligationId) };
  }

  async send(
    sender: Sender, obligationId: string, wish: object, make: (texts: ObligationTexts) => ObligationCommand,
  ): Promise<Saved> {
    const texts = new Texts(this.vault.sealer(`obligation:${obligationId}`), obligationLimits);
    const command = make(texts);
    await texts.save();
    const sent = { type: command.type, obligationId, ...wish };
    return this.commands.execute(new Execute(obligation, command, sender, sent));
  }
}
