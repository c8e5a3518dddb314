import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Configuration } from '#configuration';
import { Outbox } from '#event-store';
import type { Actor } from '#identity';
import { type KeptMail, MailMatters } from '#mail';
import { ReadingLog } from '#privacy';
import { page, seeOther } from '../answers.js';
import { CurrentActor, Requires } from '../permissions.js';

/**
 * Mails that could not be delivered wait here for a person. Without a mail server, mails are read here, and that
 * somebody looked is recorded. An administrator sees those about their own organisation's matters.
 */
@Controller('operator/outbox')
@Requires('operate')
export class OutboxController {
  constructor(
    private readonly outbox: Outbox, private readonly matters: MailMatters, private readonly readings: ReadingLog,
    private readonly configuration: Configuration,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor) {
    const organisationIds = actor.organisationsWhere('operate');
    for (const organisationId of organisationIds)
      await this.readings.record({ readerId: actor.personId, organisationId, what: 'outbox:' });
    const isKept = this.configuration.smtpUrl === undefined;
    const parked = await this.matters.parked(organisationIds);
    const mails = isKept ? await this.matters.kept(organisationIds) : [];
    return page('operator/outbox', { parked, isKept, mails: mails.map(withoutLinks) });
  }

  @Post(':id/again')
  async tryAgain(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    if (!await this.matters.maySee(id, actor.organisationsWhere('operate')))
      throw new NotFoundException('There is no such mail');
    await this.outbox.again(id);
    return seeOther('/operator/outbox');
  }
}

/** Some links in mails sign in whoever opens them as the one they were meant for, so no page for others shows any. */
const withoutLinks = ({ mail, ...kept }: KeptMail) =>
  ({ ...kept, mail: { ...mail, text: mail.text?.replace(/https?:\S+/g, '(link left out)') } });
