import { v5 } from 'uuid';
import { type Command, type Decider, type Event, Refusal } from '#kernel';
import type { Metadata, Position, Saved, Sender } from '../event-store.js';
import { Execute, type ExecuteHandler } from '../execute.js';

const NAMESPACE = 'b7d0c5e2-3f7a-4f3e-9a51-6c1f0d1e8a44';

/** The same cause and target give the same id, so that a policy that runs again changes nothing. */
export const idFrom = (policy: string, causeId: string, target: string) =>
  v5(JSON.stringify([policy, causeId, target]), NAMESPACE);

/** What made a policy act: an event, or a reminder that fell due, which acts as the clock. */
export type Cause = Readonly<{ id: string; actor: string }> & Pick<Metadata, 'organisationId' | 'correlationId'>;

/** Sends a policy's commands under ids that derive from their cause. A refusal is an answer. */
export class Sending {
  /** Where its last command left its mark. */
  reached: Position | undefined;
  private readonly used = new Set<string>();
  constructor(
    private readonly handler: ExecuteHandler, private readonly policy: string, private readonly cause: Cause,
  ) {}

  async execute<S, C extends Command, E extends Event>(
    decider: Decider<S, C, E>, command: C, target = '',
  ): Promise<Saved | Refusal> {
    const wish = `${command.type} ${target}`;
    this.mustBeNew(`${decider.streamOf(command)} ${wish}`);
    // A second run may have loaded newer facts and word the command otherwise: what the first did stands.
    const message = new Execute(decider, command, this.sender(wish), { wish });
    try {
      const saved = await this.handler.execute(message as never);
      this.reached = saved.position;
      return saved;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  /** Two commands that get one id would count as one: the second needs a target of its own. */
  private mustBeNew(wish: string) {
    if (this.used.has(wish)) throw new Error(`${this.policy} sends ${wish} twice: give each a target`);
    this.used.add(wish);
  }

  private sender(wish: string): Sender {
    const { id: causationId, actor, organisationId, correlationId } = this.cause;
    return {
      commandId: idFrom(this.policy, causationId, wish), actor, role: 'system', authority: this.policy,
      organisationId, correlationId, causationId,
    };
  }
}
