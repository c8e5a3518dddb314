import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { MailLimits } from './codes/mail-limits.js';
import { SignInCodes } from './codes/sign-in-codes.js';
import { Sessions } from './sessions/sessions.js';

const HOUR = 3_600_000;

/** Deletes what ended by itself: sessions, and codes with the addresses that they went to. Runs in the worker. */
@Injectable()
export class SignInSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private sweeping: Promise<void> = Promise.resolve();
  constructor(
    private readonly sessions: Sessions, private readonly codes: SignInCodes, private readonly limits: MailLimits,
  ) {}

  onApplicationBootstrap() {
    this.sweeping = this.sweepEveryHour();
  }

  async onModuleDestroy() {
    this.stopping.abort();
    await this.sweeping;
  }

  async sweep(): Promise<void> {
    await this.sessions.sweep();
    await this.codes.sweep();
    await this.limits.sweep();
  }

  private async sweepEveryHour() {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.sweep().catch((error: unknown) =>
        Logger.error(`Sessions and codes that are over stay for now: ${String(error)}`, SignInSweep.name));
      await setTimeout(HOUR, undefined, { signal }).catch(() => undefined); // rejects only to make it stop
    }
  }
}
