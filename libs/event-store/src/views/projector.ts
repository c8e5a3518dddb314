import { setMaxListeners } from 'node:events';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BeyondTheEnd, EventStore } from '../event-store.js';
import { keepTrying } from '../keep-trying.js';
import { Upcasters } from '../upcasters.js';
import { WORK } from '../work.js';
import { Checkpoints } from './checkpoints.js';
import { PoisonEvent, Projection } from './projection.js';
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

  /** Trouble that passes is waited out. A view that cannot digest an event stops, while others go on. */
  private keepUp(view: View) {
    return keepTrying(this.stopping.signal, (onProgress) => this.follow(view, onProgress), async (error) => {
      const isOver = error instanceof PoisonEvent || error instanceof BeyondTheEnd;
      this.logger.error(`${view.name} ${isOver ? 'has stopped' : 'tries again'}: ${String(error)}`);
      await this.checkpoints.note(view, String(error)).catch(() => undefined); // the log has it anyhow
      return isOver ? 'stop' : 'again';
    });
  }

  private async follow(view: View, onProgress: () => void) {
    const { signal } = this.stopping;
    const projection = new Projection(this.db, this.upcasters, view);
    while (!signal.aborted) {
      let after = await this.checkpoints.of(view);
      for await (const page of this.store.subscribe({ after, signal })) {
        if (!(await projection.project(page, after))) break; // another process was faster: go on from there
        after = page.at(-1)!.position;
        onProgress();
      }
    }
  }
}
