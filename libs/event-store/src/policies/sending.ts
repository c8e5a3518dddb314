import type { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { type Command, type Decider, type Event, Refusal } from '#kernel';
import type { Metadata, Saved, Sender } from '../event-store.js';
import { Execute } from '../execute.js';

const NAMESPACE = 'b7d0c5e2-3f7a-4f3e-9a51-6c1f0d1e8a44';

/** The same cause and target give the same id, so that a policy that runs again changes nothing. */
export const idFrom = (policy: string, causeId: string, target: string) =>
  v5(JSON.stringify([policy, causeId, target]), NAMESPACE);

/** What made a policy act: an event, or a reminder that fell due. */
export type Cause = Readonly<{ id: string }> & Pick<Metadata, 'organisationId' | 'correlationId'>;

/** Sends a policy's commands under ids that derive from their cause. A refusal is an answer. */
export class Sending {
  constructor(
    private readonly commands: CommandBus, private readonly policy: string, private readonly actor: string,
    private readonly cause: Cause,
  ) {}

  async execute<S, C extends Command, E extends Event>(
    decider: Decider<S, C, E>, command: C, target = '',
  ): Promise<Saved | Refusal> {
    try {
      return await this.commands.execute(new Execute(decider, command, this.sender(`${command.type} ${target}`)));
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  private sender(target: string): Sender {
    const { id: causationId, organisationId, correlationId } = this.cause;
    return {
      commandId: idFrom(this.policy, causationId, target), actor: this.actor, role: 'system', authority: this.policy,
      organisationId, correlationId, causationId,
    };
  }
}
