import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Configuration } from '#configuration';
import { Outbox } from '#event-store';
import { SentMails } from '#mail';
import { page, seeOther } from '../answers.js';
import { Requires } from '../permissions.js';

/** Mails that could not be delivered wait here for a person. Without a mail server, all mails are read here. */
@Controller('operator/outbox')
@Requires('operate')
export class OutboxController {
  constructor(
    private readonly outbox: Outbox, private readonly mails: SentMails, private readonly configuration: Configuration,
  ) {}

  @Get()
  async show() {
    const isKept = this.configuration.smtpUrl === undefined;
    const [parked, mails] = [await this.outbox.parked(), isKept ? await this.mails.list() : []];
    return page('operator/outbox', { parked, isKept, mails });
  }

  @Post(':id/again')
  async tryAgain(@Param('id', ParseUUIDPipe) id: string) {
    await this.outbox.again(id);
    return seeOther('/operator/outbox');
  }
}
