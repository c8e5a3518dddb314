import { Injectable } from '@nestjs/common';
import { RecurringWork } from '#event-store';
import { MailLimits } from './codes/mail-limits.js';
import { SignInCodes } from './codes/sign-in-codes.js';
import { Sessions } from './sessions/sessions.js';

const HOUR = 3_600_000;

/** Deletes what ended by itself: sessions, and codes with the addresses that they went to. Runs in the worker. */
@Injectable()
export class SignInSweep extends RecurringWork {
  constructor(
    private readonly sessions: Sessions, private readonly codes: SignInCodes, private readonly limits: MailLimits,
  ) {
    super('Sessions and codes that are over stay for now', { pause: HOUR });
  }

  protected override async turn() {
    await this.sweep();
    return 'done' as const;
  }

  async sweep(): Promise<void> {
    await this.sessions.sweep();
    await this.codes.sweep();
    await this.limits.sweep();
  }
}
