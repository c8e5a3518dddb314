import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { applicationsView, handoverLimits as limits, roundsView, SecondContacts } from '#small-pot-grants';
import { type Answer, page, seeOther } from '../answers.js';
import { Email, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import type { Visit } from '../visit.js';
import { addressOf, OwnApplications } from './own-applications.js';

class SecondContactForm extends Form {
  @Text({ most: limits.name, missing: 'Enter their name' }) name!: string;
  @Email({ most: limits.email, missing: 'Enter their email address' }) email!: string;
}

/** Somebody else in the group, in case its contact is lost. */
@Controller('applications/:id/second-contact')
export class SecondContactController {
  constructor(private readonly own: OwnApplications, private readonly contacts: SecondContacts) {}

  @Get()
  @Public()
  @Shows(applicationsView, roundsView)
  ask(@Req() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.own.show(visit, id, ({ application }) => {
      const { secondContact } = application;
      const typed = { name: secondContact?.name ?? '', email: secondContact?.email ?? '' };
      return page('apply/second-contact', { application, limits }).filledIn(typed);
    });
  }

  @Post()
  @Public()
  name(
    @Req() visit: Visit, @Param('id') id: string, @Submitted(SecondContactForm) form: Submission<SecondContactForm>,
  ): Promise<Answer> {
    return this.own.show(visit, id, ({ actor, application }) => form.accept(async ({ commandId, name, email }) =>
      seeOther(addressOf(id, 'second-contact'), await this.contacts.name(actor, commandId, id, { name, email })),
    () => page('apply/second-contact', { application, limits })));
  }
}
