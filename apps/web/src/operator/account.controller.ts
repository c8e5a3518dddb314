import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, Admission, people } from '#identity';
import { Sessions, standings } from '#sign-in';
import { seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { ColleaguePage } from './colleague-page.js';

class ReasonForm extends Form {
  @Text({ most: 500, missing: 'Enter why' }) reason!: string;
}

/** Shutting somebody out, and letting them in again: each with a reason, on the record. */
@Controller('operator/people/:organisationId/:personId')
@Requires('manage-people')
export class AccountController {
  constructor(
    private readonly admission: Admission, private readonly sessions: Sessions, private readonly pages: ColleaguePage,
  ) {}

  @Get('shut-out')
  @Shows(people, standings)
  askWhy(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
  ) {
    return this.pages.of('operator/shut-out', actor, { organisationId, personId });
  }

  @Post('shut-out')
  shutOut(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string, @Submitted(ReasonForm) form: Submission<ReasonForm>,
  ) {
    const whom = { organisationId, personId };
    return form.accept(async ({ commandId, reason }) => {
      const saved = await this.admission.disable(actor, commandId, { ...whom, reason });
      await this.sessions.endAll(personId);
      return seeOther(`/operator/people/${organisationId}/${personId}`, saved);
    }, () => this.pages.of('operator/shut-out', actor, whom));
  }

  @Get('let-in')
  @Shows(people, standings)
  askWhyNot(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
  ) {
    return this.pages.of('operator/let-in', actor, { organisationId, personId });
  }

  @Post('let-in')
  letIn(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string, @Submitted(ReasonForm) form: Submission<ReasonForm>,
  ) {
    const whom = { organisationId, personId };
    return form.accept(async ({ commandId, reason }) => seeOther(`/operator/people/${organisationId}/${personId}`,
      await this.admission.enable(actor, commandId, { ...whom, reason })),
    () => this.pages.of('operator/let-in', actor, whom));
  }
}
