import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventStore, keepTrying, unseen } from '#event-store';
import { Sequencer } from './sequencer.js';

/** The worker's part: gives each event its leaf as it happens. Trouble is waited out, and told. */
@Injectable()
export class Sequencing implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Sequencing.name);
  private readonly stopping = new AbortController();
  private following: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: EventStore, private readonly sequencer: Sequencer) {}

  onApplicationBootstrap() {
    this.following = keepTrying(this.stopping.signal, (onProgress) => this.follow(onProgress), async (error) => {
      this.logger.error(`The public log does not go on: ${String(error)}`);
      await this.sequencer.note(String(error)).catch(() => undefined); // the log has it anyhow
      return 'again';
    });
  }

  async onModuleDestroy() {
    this.stopping.abort();
    await this.following;
  }

  private async follow(onProgress: () => void) {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let place = await this.sequencer.place();
      for await (const page of this.store.subscribe({ after: place.position, signal })) {
        const news = unseen(this.store, page, place.position);
        if (news.length === 0) continue;
        const reached = await this.sequencer.seal(news, place);
        if (!reached) break; // another process was faster: go on from there
        place = reached;
        onProgress();
      }
    }
  }
}
