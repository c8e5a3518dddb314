import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { AskingWhy } from '#data-protection';
import type { Actor } from '#identity';
import { ApplicationQueries, applicationsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

const most = 500;

class WhyForm extends Form {
  @Text({ most, missing: 'Enter why you read it' }) why!: string;
}

/** Where the funder asks for it: why somebody of its staff opens an application. Once for each application and day. */
@Controller('funder/applications/:id/why')
@Requires('see-applications')
export class WhyController {
  constructor(private readonly applications: ApplicationQueries, private readonly asking: AskingWhy) {}

  @Get()
  @Shows(applicationsView)
  async ask(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return page('privacy/why', { id, reference: (await this.opening(actor, id)).reference, most });
  }

  @Post()
  say(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(WhyForm) form: Submission<WhyForm>) {
    return form.accept(async ({ why }) => {
      const opening = await this.opening(actor, id);
      if (await this.asking.isMissing(actor, opening)) await this.asking.say(actor, opening, why);
      return seeOther(`/funder/applications/${id}`);
    }, () => this.ask(actor, id));
  }

  private async opening(actor: Actor, id: string) {
    const opening = await this.applications.toOpen(actor, id);
    if (!opening) throw new NotFoundException('There is no such application');
    return opening;
  }
}
