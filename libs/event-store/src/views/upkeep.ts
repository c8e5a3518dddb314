import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Refusal, type Sealed } from '#kernel';
import { Clock } from '../clock.js';
import { EventStore, type Recorded, type Sender } from '../event-store.js';
import { Execute } from '../execute.js';
import { Streams } from '../streams.js';
import { Checkpoints } from './checkpoints.js';
import { PoisonEvent } from './projection.js';
import { upkeep, upkeepStream } from './upkeep.decider.js';
import type { View } from './view.js';

/** Milliseconds between two looks whether a view that stands still may go on. */
const lookEvery = 1_000;

/** Gets views going again that stand still before an event that they cannot digest. */
@Injectable()
export class Upkeep {
  constructor(
    private readonly store: EventStore, private readonly streams: Streams, private readonly checkpoints: Checkpoints,
    private readonly commands: CommandBus, private readonly clock: Clock,
  ) {}

  /** The event before which a view stands still; nothing where it goes on, or where something else keeps it. */
  async poisonOf(view: View): Promise<Recorded | undefined> {
    const { position: after, error } = await this.checkpoints.health(view, await this.store.head());
    if (error === undefined) return undefined;
    const [next] = await this.store.readAll({ after, limit: 1 });
    return next && error.includes(PoisonEvent.nameOf(next)) ? next : undefined;
  }

  /**
   * Lets a view go on past the one event before which it stands still, on the record. Whichever process writes the view
   * takes that up within seconds. @returns the event. @throws Refusal `not-stopped`, `already-skipped`
   */
  async skip(view: View, reason: Sealed, sender: Sender): Promise<Recorded> {
    const poison = await this.poisonOf(view);
    if (!poison) throw new Refusal('not-stopped', `${view.name} does not stand still at an event: nothing is skipped`);
    const { name, version } = view;
    const which = { view: name, version, eventId: poison.id, eventType: poison.type };
    await this.commands.execute(
      new Execute(upkeep, { type: 'SkipEvent', ...which, reason, at: this.clock.now() }, sender));
    return poison;
  }

  /** The ids of the events that this version of a view passes over. */
  async skippedBy({ name, version }: View): Promise<ReadonlySet<string>> {
    const { state } = await this.streams.load(upkeep, upkeepStream(name));
    return new Set(state.filter((one) => one.version === version).map(({ eventId }) => eventId));
  }

  /** Resolves when the view may go on past the event, or when `signal` stops the waiting. */
  async isLetPast(view: View, eventId: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const skipped = await this.skippedBy(view).catch(() => undefined); // the database may be away for a while
      if (skipped?.has(eventId)) return;
      await setTimeout(lookEvery, undefined, { signal }).catch(() => undefined); // rejects only to make it stop
    }
  }
}
