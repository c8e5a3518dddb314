import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { correlation } from '../correlation.js';
import type { Recorded } from '../event-store.js';
import { ExecuteHandler } from '../execute.js';
import { Streams } from '../streams.js';
import { Upcasters } from '../upcasters.js';
import { Deeds } from './deeds.js';
import type { Timer } from './entities.js';
import { Outbox } from './outbox.js';
import type { Acts, Policy } from './policy.js';
import { type Cause, Sending } from './sending.js';

/** Lets a policy do what it has to do, and hands back what is to be saved with it. */
@Injectable()
export class Acting {
  constructor(
    private readonly db: DataSource, private readonly handler: ExecuteHandler, private readonly streams: Streams,
    private readonly upcasters: Upcasters, private readonly outbox: Outbox,
  ) {}

  onEvent(policy: Policy, event: Recorded): Promise<Deeds> {
    const { id, metadata: { organisationId, correlationId } } = event;
    const cause = { id, actor: `policy:${policy.name}`, organisationId, correlationId };
    return this.act(policy, cause, async (acts) => policy.when[event.type]?.(this.upcasters.upcast(event), acts));
  }

  onReminder(policy: Policy, { id, name, dueAt, data, organisationId, correlationId }: Timer): Promise<Deeds> {
    const cause = { id, actor: 'system:clock', organisationId, correlationId };
    return this.act(policy, cause, async (acts) => {
      const due = policy.due?.[name];
      if (!due) throw new Error(`${policy.name} does not know the reminder ${name}`);
      await due({ id, dueAt, data }, acts);
    });
  }

  private async act({ name }: Policy, cause: Cause, work: (acts: Acts) => Promise<void>) {
    const sending = new Sending(this.handler, name, cause);
    const deeds = new Deeds(name, cause, sending, this.streams, this.outbox, this.db.manager);
    await correlation.run(cause.correlationId, () => work(deeds));
    return deeds;
  }
}
