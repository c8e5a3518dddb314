import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  LAWFUL_BASES, type LawfulBasis, NoticeQueries, Notices, privacyNoticesView,
} from '#data-protection';
import { type Actor, organisations } from '#identity';
import { page, seeOther } from '../answers.js';
import { Choices, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { choicesOf } from './words.js';

const most = 3_000;
const bases = Object.keys(LAWFUL_BASES);

class NoticeForm extends Form {
  @Text({ most, missing: 'Enter who you are and your address' }) about!: string;
  @Text({ most, missing: 'Enter how to reach your data protection officer' }) officer!: string;
  @Text({ most, missing: 'Enter what you use the data for' }) purposes!: string;
  @Choices(bases, 'Select what the law rests it on') lawfulBases!: LawfulBasis[];
  @Text({ most, missing: 'Enter who else sees the data' }) sharing!: string;
  @Text({ most, missing: 'Enter how to complain to you' }) complaints!: string;
}

/** A funder's own privacy notice, written by its data protection officer. */
@Controller('data-protection/notices')
@Requires('write-privacy-notice')
export class NoticesController {
  constructor(private readonly notices: Notices, private readonly queries: NoticeQueries) {}

  @Get()
  @Shows(privacyNoticesView, organisations)
  async list(@CurrentActor() actor: Actor) {
    return page('privacy/notices', { notices: await this.queries.written(actor) });
  }

  /** Begins with what people read now, so that nobody starts from an empty page. */
  @Get(':organisationId')
  @Shows(privacyNoticesView, organisations)
  async ask(@CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) id: string) {
    const { notice, shown } = await this.page(actor, id);
    const { about, officer, purposes, lawfulBases, sharing, complaints } = notice;
    return shown.filledIn({ about, officer, purposes, lawfulBases, sharing, complaints });
  }

  @Post(':organisationId')
  publish(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Submitted(NoticeForm) form: Submission<NoticeForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) => seeOther(`/privacy/${organisationId}`,
      await this.notices.publish(actor, commandId, { organisationId, ...wish })),
    async () => (await this.page(actor, organisationId)).shown);
  }

  private async page(actor: Actor, organisationId: string) {
    actor.mustBeAllowed('write-privacy-notice', organisationId);
    const notice = await this.queries.of(organisationId);
    if (!notice) throw new NotFoundException('There is no such organisation');
    return { notice, shown: page('privacy/notice', { notice, most, bases: choicesOf(LAWFUL_BASES) }) };
  }
}
