import { setTimeout } from 'node:timers/promises';
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

/** Milliseconds between two turns, and after trouble. */
export type Pauses = Readonly<{ pause: number; afterTrouble?: number }>;

/** Work that has to be done time and again for as long as the app runs. Trouble is logged, and does not end it. */
export abstract class RecurringWork implements OnApplicationBootstrap, OnModuleDestroy {
  protected readonly logger = new Logger(this.constructor.name);
  protected readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  /** `trouble` says what could not be done. */
  protected constructor(private readonly trouble: string, private readonly pauses: Pauses) {}

  /** One turn. `more`: the next need not wait. */
  protected abstract turn(): Promise<'more' | 'done'>;

  onApplicationBootstrap() {
    this.running = this.keepOn();
  }

  /** The turn that is under way comes to its end. */
  async onModuleDestroy() {
    this.stopping.abort();
    await this.running;
  }

  private async keepOn() {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pause = await this.takeTurn();
      await setTimeout(pause, undefined, { signal }).catch(() => undefined); // rejects only to make it stop
    }
  }

  private async takeTurn() {
    const { pause, afterTrouble = pause } = this.pauses;
    try {
      return await this.turn() === 'more' ? 0 : pause;
    } catch (error) {
      this.logger.error(`${this.trouble}: ${String(error)}`);
      return afterTrouble;
    }
  }
}
