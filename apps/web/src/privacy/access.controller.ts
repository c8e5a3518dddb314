import { Controller, Get, Header } from '@nestjs/common';
import { erasuresView, type Scope, SCOPES, SubjectAccess } from '#data-protection';
import { type Actor, people } from '#identity';
import { applicationsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { Choice, Text } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

class Question {
  @Text({ most: 100, missing: 'Enter a reference or an id' }) about!: string;
  @Choice(SCOPES, 'Select one application or the person') scope!: Scope;
}

/** What an organisation holds about somebody, to be given to them. */
@Controller('data-protection/access')
@Requires('give-subject-access')
export class AccessController {
  constructor(private readonly access: SubjectAccess) {}

  @Get()
  async ask() {
    return page('privacy/access');
  }

  @Get('record')
  @Shows(applicationsView, erasuresView, people)
  show(@CurrentActor() actor: Actor, @Submitted(Question) form: Submission<Question>) {
    return form.accept(async ({ about, scope }) =>
      page('privacy/record', { record: await this.access.for(actor, about, scope), about, scope }), () => this.ask());
  }

  @Get('record.json')
  @Shows(applicationsView, erasuresView, people)
  @Header('content-disposition', 'attachment; filename="what-we-hold.json"')
  @Header('cache-control', 'no-store')
  json(@CurrentActor() actor: Actor, @Submitted(Question) form: Submission<Question>) {
    return form.read(({ about, scope }) => this.access.for(actor, about, scope));
  }
}
