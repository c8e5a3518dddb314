import { setMaxListeners } from 'node:events';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BeyondTheEnd, EventStore } from '../event-store.js';
import { keepTrying } from '../keep-trying.js';
import { unseen } from '../unseen.js';
import { Upcasters } from '../upcasters.js';
import { WORK } from '../work.js';
import { Checkpoints } from './checkpoints.js';
import { PoisonEvent, Projection } from './projection.js';
import { Upkeep } from './upkeep.js';
import type { View } from './view.js';

export const VIEWS = Symbol('views');

/** Keeps the tables of the views in step with the log. */
@Injectable()
export class Projector implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Projector.name);
  private readonly stopping = new AbortController();
  private following: Promise<unknown> = Promise.resolve();
  constructor(
    private readonly store: EventStore,
    private readonly db: DataSource,
    private readonly checkpoints: Checkpoints,
    private readonly upcasters: Upcasters,
    private readonly upkeep: Upkeep,
    @Inject(VIEWS) private readonly views: readonly View[],
    @Inject(WORK) private readonly work: boolean,
  ) {
    setMaxListeners(0, this.stopping.signal); // every view listens
  }

  async onApplicationBootstrap() {
    for (const view of this.views) await this.checkpoints.prepare(view);
    if (this.work) this.following = Promise.all(this.views.map((view) => this.keepUp(view)));
  }

  async onModuleDestroy() {
    this.stopping.abort();
    await this.following;
  }

  /** How each view does, whichever process writes it. An `error` means that it stands still. */
  async health() {
    const head = await this.store.head();
    return Promise.all(this.views.map((view) => this.checkpoints.health(view, head)));
  }

  /**
   * Trouble that passes is waited out. A view that cannot digest an event stops, while others go on, until a person
   * lets it go on past that event.
   */
  private keepUp(view: View) {
    return keepTrying(this.stopping.signal, (onProgress) => this.follow(view, onProgress), async (error) => {
      const isOver = error instanceof PoisonEvent || error instanceof BeyondTheEnd;
      this.logger.error(`${view.name} ${isOver ? 'has stopped' : 'tries again'}: ${String(error)}`);
      await this.checkpoints.note(view, String(error)).catch(() => undefined); // the log has it anyhow
      if (error instanceof PoisonEvent) await this.upkeep.isLetPast(view, error.eventId, this.stopping.signal);
      return error instanceof BeyondTheEnd ? 'stop' : 'again';
    });
  }

  private async follow(view: View, onProgress: () => void) {
    const { signal } = this.stopping;
    const projection = new Projection(this.db, this.upcasters, view, await this.upkeep.skippedBy(view));
    while (!signal.aborted) {
      let after = await this.checkpoints.of(view);
      for await (const page of this.store.subscribe({ after, signal })) {
        const news = unseen(this.store, page, after);
        if (news.length === 0) continue;
        if (!(await projection.project(news, after))) break; // another process was faster: go on from there
        after = news.at(-1)!.position;
        onProgress();
      }
    }
  }
}
