import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { EventStore, type Position } from '../event-store.js';
import { Acting } from './acting.js';
import { PolicyCheckpoint, Timer } from './entities.js';
import type { Policy } from './policy.js';
import { POLICIES } from './policy-runner.js';

/** How policies do, and a way to run one at once. */
@Injectable()
export class Policies {
  constructor(
    private readonly store: EventStore, private readonly db: DataSource, private readonly acting: Acting,
    @Inject(POLICIES) private readonly policies: readonly Policy[],
  ) {}

  /**
   * What the policy does about the event at this revision, commands only, for a page that wants to show their outcome.
   * The durable run comes later, finds its commands carried out, and keeps the reminders, notes and mails. Once a view
   * is at the position that comes back, it shows that outcome.
   */
  async hasten(policy: Policy, stream: string, revision: number): Promise<Position> {
    const [event] = await this.store.readStream(stream, { after: revision - 1, limit: 1 });
    if (!event) throw new Error(`${stream} has no revision ${revision}`);
    if (!Object.hasOwn(policy.when, event.type)) return event.position;
    return (await this.acting.onEvent(policy, event)).reached ?? event.position;
  }

  /** Where each is, how many events it is behind, and what keeps it or one of its reminders from going on. */
  async health() {
    const head = await this.store.head();
    const checkpoints = await this.db.manager.find(PolicyCheckpoint);
    const late = await this.db.manager.findBy(Timer, { doneAt: IsNull(), error: Not(IsNull()) });
    return this.policies.map(({ name }) => {
      const { position, error } = checkpoints.find(({ policy }) => policy === name) ?? { position: head, error: null };
      const trouble = error ?? late.find(({ policy }) => policy === name)?.error;
      const lag = Math.max(0, this.store.compare(head, position));
      return { name, position, lag, ...(trouble ? { error: trouble } : {}) };
    });
  }
}
