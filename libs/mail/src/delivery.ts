import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Outbox, type OutboxMail } from '#event-store';
import { Sender } from './sender.js';
import { Templates } from './templates.js';

/** So few that all are through, a minute each at worst, before the outbox gives them to another process. */
const AT_ONCE = 4;
/** Milliseconds between two looks into an empty outbox, and after trouble with the database. */
const [PAUSE, LONG_PAUSE] = [500, 5_000];

/** Puts together and sends what is due in the outbox, one after the other. A failed mail does not hold up others. */
@Injectable()
export class Delivery implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Delivery.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  constructor(
    private readonly outbox: Outbox, private readonly templates: Templates, private readonly sender: Sender,
  ) {}

  onApplicationBootstrap() {
    this.running = this.keepOn();
  }

  /** The mail that is under way goes out; those behind it are due again in five minutes. */
  async onModuleDestroy() {
    this.stopping.abort();
    await this.running;
  }

  private async keepOn() {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pause = await this.deliverDue().then((count) => (count > 0 ? 0 : PAUSE), (error: unknown) => {
        this.logger.error(`Cannot work off the outbox: ${String(error)}`);
        return LONG_PAUSE;
      });
      await setTimeout(pause, undefined, { signal }).catch(() => undefined); // rejects only to make it stop
    }
  }

  private async deliverDue() {
    const due = await this.outbox.nextDue(AT_ONCE);
    for (const mail of due) {
      if (this.stopping.signal.aborted) break;
      await this.deliver(mail);
    }
    return due.length;
  }

  private async deliver(mail: OutboxMail) {
    try {
      const composed = await this.templates.compose(mail.template, mail.about);
      if (composed !== 'nobody') await this.sender.send(mail.id, composed);
    } catch (error) {
      this.logger.warn(`Mail ${mail.id}, ${mail.template}, has to wait: ${String(error)}`);
      return this.outbox.failed(mail, error);
    }
    await this.outbox.delivered(mail.id);
  }
}
