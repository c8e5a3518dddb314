import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { Clock, Execute, type Saved, Streams } from '#event-store';
import { type Actor, NotPermitted } from '#identity';
import { Texts, Vault } from '#privacy';
import { application } from '../application/application.decider.js';
import { applicationStream, started } from '../application/application.state.js';
import { handoverLimits } from './limits.js';

export type SecondContactWish = Readonly<{ name: string; email: string }>;

/** A group names somebody who can speak for it when its contact is lost. */
@Injectable()
export class SecondContacts {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** @throws NotPermitted, Refusal */
  async name(actor: Actor, commandId: string, applicationId: string, wish: SecondContactWish): Promise<Saved> {
    const { state } = await this.streams.load(application, applicationStream(applicationId));
    const { applicantId, contact } = started(state);
    if (applicantId !== actor.personId) throw new NotPermitted('This application belongs to somebody else');
    const personId = v5('second contact', commandId);
    const record = new Texts(this.vault.sealer(`person:${personId}`), handoverLimits);
    const [name, email] = [record.seal('name', wish.name), record.seal('email', wish.email)];
    await record.save();
    const first = contact && await this.vault.reveal(contact.email);
    const isFirst = first?.toLowerCase() === wish.email.toLowerCase();
    const named = { type: 'NameSecondContact', applicationId, personId, name, email, isFirst } as const;
    const sent = { type: named.type, applicationId, ...wish };
    return this.commands.execute(
      new Execute(application, { ...named, at: this.clock.now() }, actor.asApplicant(commandId), sent));
  }
}
