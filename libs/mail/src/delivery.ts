import { Injectable } from '@nestjs/common';
import { Outbox, type OutboxMail, RecurringWork } from '#event-store';
import { Sender } from './sender.js';
import { Templates } from './templates.js';

/** So few that all are through, a minute each at worst, before the outbox gives them to another process. */
const AT_ONCE = 4;
/** Milliseconds between two looks into an empty outbox, and after trouble with the database. */
const pauses = { pause: 500, afterTrouble: 5_000 };

/**
 * Puts together and sends what is due in the outbox, one after the other. A failed mail does not hold up others. Where
 * the app stops, the mail that is under way goes out; those behind it are due again in five minutes.
 */
@Injectable()
export class Delivery extends RecurringWork {
  constructor(
    private readonly outbox: Outbox, private readonly templates: Templates, private readonly sender: Sender,
  ) {
    super('Cannot work off the outbox', pauses);
  }

  protected override async turn() {
    const due = await this.outbox.nextDue(AT_ONCE);
    for (const mail of due) {
      if (this.stopping.signal.aborted) break;
      await this.deliver(mail);
    }
    return due.length > 0 ? 'more' : 'done';
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
