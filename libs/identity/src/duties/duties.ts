import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, type Saved, Streams } from '#event-store';
import type { Revealed } from '#kernel';
import { Vault } from '#privacy';
import type { Actor } from '../actor.js';
import { duties, dutiesStream, type DutySeparation } from './duties.decider.js';

export type DutiesWish = Readonly<{ scorerFromPence: number; approverFromPence: number; minute: string }>;

/** How organisations keep duties apart. */
@Injectable()
export class Duties {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** As the stream says now, and its revision; 0 where nothing was set. */
  load(organisationId: string) {
    return this.streams.load(duties, dutiesStream(organisationId));
  }

  async of(organisationId: string): Promise<Revealed<DutySeparation>> {
    return this.vault.reveal((await this.load(organisationId)).state);
  }

  /** @throws Refusal */
  async set(actor: Actor, commandId: string, organisationId: string, wish: DutiesWish): Promise<Saved> {
    const sender = actor.sender('separate-duties', organisationId, commandId);
    const record = this.vault.sealer(`duties:${organisationId}`);
    const minute = record.seal('minute', wish.minute);
    await record.save();
    const command = {
      type: 'SetDutySeparation', organisationId, ...wish, minute, setBy: actor.personId, at: this.clock.now(),
    } as const;
    return this.commands.execute(new Execute(duties, command, sender, { organisationId, ...wish }));
  }
}
