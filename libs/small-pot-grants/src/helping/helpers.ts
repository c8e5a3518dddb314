import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, type Saved, Streams } from '#event-store';
import { type Actor, Directory, NotPermitted } from '#identity';
import { Refusal } from '#kernel';
import { application } from '../application/application.decider.js';
import { applicationStream, started } from '../application/application.state.js';

/** Whom a group lets fill in its draft: its own word. Each method may throw NotPermitted or a Refusal. */
@Injectable()
export class Helpers {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async permit(actor: Actor, commandId: string, applicationId: string, organisationId: string): Promise<Saved> {
    const bodies = await this.directory.bodiesThatHelp();
    if (!bodies.some(({ id }) => id === organisationId))
      throw new Refusal('no-such-helper', 'Choose who may help you', 'organisationId');
    return this.say('PermitHelper', actor, commandId, { applicationId, organisationId });
  }

  async endPermission(actor: Actor, commandId: string, applicationId: string, organisationId: string): Promise<Saved> {
    return this.say('EndHelperPermission', actor, commandId, { applicationId, organisationId });
  }

  private async say(
    type: 'PermitHelper' | 'EndHelperPermission', actor: Actor, commandId: string,
    wish: { applicationId: string; organisationId: string },
  ) {
    const { state } = await this.streams.load(application, applicationStream(wish.applicationId));
    if (started(state).applicantId !== actor.personId)
      throw new NotPermitted('This application belongs to somebody else');
    const command = { type, ...wish, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(application, command, actor.asApplicant(commandId), { type, ...wish }));
  }
}
