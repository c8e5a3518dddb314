import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Configuration } from '#configuration';
import { Outbox } from '#event-store';
import type { Actor } from '#identity';
import { type Mail, SentMails } from '#mail';
import { ReadingLog } from '#privacy';
import { page, seeOther } from '../answers.js';
import { CurrentActor, Requires } from '../permissions.js';

/**
 * Mails that could not be delivered wait here for a person. Without a mail server, all mails are read here, and that
 * somebody looked is recorded.
 */
@Controller('operator/outbox')
@Requires('operate')
export class OutboxController {
  constructor(
    private readonly outbox: Outbox, private readonly mails: SentMails, private readonly configuration: Configuration,
    private readonly readings: ReadingLog,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor) {
    for (const organisationId of actor.organisationsWhere('operate'))
      await this.readings.record({ readerId: actor.personId, organisationId, what: 'outbox:' });
    const isKept = this.configuration.smtpUrl === undefined;
    const [parked, mails] = [await this.outbox.parked(), isKept ? await this.mails.list() : []];
    return page('operator/outbox', { parked, isKept, mails: mails.map(withoutLinks) });
  }

  @Post(':id/again')
  async tryAgain(@Param('id', ParseUUIDPipe) id: string) {
    await this.outbox.again(id);
    return seeOther('/operator/outbox');
  }
}

/** A link in a mail signs in whoever opens it as the one it was meant for, so no page for others shows it. */
const withoutLinks = <Kept extends { mail: Mail }>({ mail, ...kept }: Kept) =>
  ({ ...kept, mail: { ...mail, text: mail.text.replace(/https?:\S+/g, '(link left out)') } });
