import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventStore } from '../event-store.js';
import { Streams } from '../streams.js';
import { Upcasters } from '../upcasters.js';
import type { Acts, Policy } from './policy.js';
import { Sending } from './sending.js';

/** Runs a policy's commands at once, for a page that wants to show their outcome. */
@Injectable()
export class Policies {
  constructor(
    private readonly store: EventStore,
    private readonly streams: Streams,
    private readonly upcasters: Upcasters,
    private readonly commands: CommandBus,
  ) {}

  /**
   * What the policy does about the event at this revision, commands only. The durable run comes later, finds its
   * commands carried out, and keeps the reminders, notes and mails.
   */
  async hasten(policy: Policy, stream: string, revision: number): Promise<void> {
    const [event] = await this.store.readStream(stream, { after: revision - 1, limit: 1 });
    if (!event) throw new Error(`${stream} has no revision ${revision}`);
    const act = policy.when[event.type];
    if (act) await act(this.upcasters.upcast(event), this.acts(policy, event));
  }

  private acts(policy: Policy, { id, metadata }: Parameters<NonNullable<Policy['when'][string]>>[0]): Acts {
    const sending = new Sending(this.commands, policy.name, `policy:${policy.name}`, { ...metadata, id });
    const later = () => undefined;
    return {
      execute: (decider, command, target) => sending.execute(decider, command, target),
      load: (decider, stream) => this.streams.load(decider, stream),
      noted: async () => [], remind: later, note: later, mail: later,
    };
  }
}
