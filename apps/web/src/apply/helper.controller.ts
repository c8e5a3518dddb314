import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Directory, organisations, people } from '#identity';
import { applicationsView, Helpers, roundsView } from '#small-pot-grants';
import { type Answer, page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import type { Visit } from '../visit.js';
import { addressOf, type Own, OwnApplications } from './own-applications.js';

class HelperForm extends Form {
  @Text({ most: 100, missing: 'Choose who may help you' }) organisationId!: string;
}

/** A group lets an organisation's helpers fill in its pages, and can stop it. */
@Controller('applications/:id/helper')
@Public()
export class HelperController {
  constructor(
    private readonly own: OwnApplications, private readonly helpers: Helpers, private readonly directory: Directory,
  ) {}

  @Get()
  @Shows(applicationsView, roundsView, organisations, people)
  ask(@Req() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.own.show(visit, id, (own) =>
      (own.application.status === 'draft' ? this.page(own) : seeOther(addressOf(id))));
  }

  @Post()
  permit(@Req() visit: Visit, @Param('id') id: string, @Submitted(HelperForm) form: Submission<HelperForm>) {
    return this.own.show(visit, id, (own) => form.accept(async ({ commandId, organisationId }) =>
      seeOther(addressOf(id, 'helper'), await this.helpers.permit(own.actor, commandId, id, organisationId)),
    () => this.page(own)));
  }

  @Post('stop')
  stop(@Req() visit: Visit, @Param('id') id: string, @Submitted(HelperForm) form: Submission<HelperForm>) {
    return this.own.show(visit, id, (own) => form.accept(async ({ commandId, organisationId }) =>
      seeOther(addressOf(id, 'helper'), await this.helpers.endPermission(own.actor, commandId, id, organisationId)),
    () => this.page(own)));
  }

  private async page({ application }: Own) {
    const names = await this.directory.organisationNames(application.helpers);
    const now = application.helpers.map((id) => ({ id, name: names.get(id) ?? 'An organisation' }));
    const bodies = (await this.directory.bodiesThatHelp()).filter(({ id }) => !application.helpers.includes(id));
    const choices = bodies.map(({ id, name }) => ({ value: id, text: name }));
    return page('apply/helper', { application, now, bodies: choices });
  }
}
