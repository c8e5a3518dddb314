import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, Admission, people } from '#identity';
import { Invitations, SecondFactors, Sessions } from '#sign-in';
import { seeOther } from '../answers.js';
import { Email, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { ColleaguePage } from './colleague-page.js';

class InviteForm extends Form {
  @Email({ most: 254, missing: 'Enter their email address' }) email!: string;
}

class ReasonForm extends Form {
  @Text({ most: 500, missing: 'Enter how you know that it is them who asks' }) reason!: string;
}

/** By what somebody signs in: their mailbox and their phone. An administrator can change both, on the record. */
@Controller('operator/people/:organisationId/:personId')
@Requires('manage-people')
export class CredentialsController {
  constructor(
    private readonly admission: Admission, private readonly invitations: Invitations,
    private readonly factors: SecondFactors, private readonly sessions: Sessions, private readonly pages: ColleaguePage,
  ) {}

  @Get('invite')
  @Shows(people)
  askWhere(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
  ) {
    return this.pages.of('operator/invite', actor, { organisationId, personId });
  }

  @Post('invite')
  invite(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string, @Submitted(InviteForm) form: Submission<InviteForm>,
  ) {
    const whom = { organisationId, personId };
    return form.accept(async ({ commandId, email }) => {
      await this.admission.mustBeInCharge(actor, whom);
      const sender = actor.sender('manage-people', organisationId, commandId);
      const saved = await this.invitations.invite(sender, { personId, email });
      await this.sessions.endAll(personId);
      return seeOther(`/operator/people/${organisationId}/${personId}`, saved);
    }, () => this.pages.of('operator/invite', actor, whom));
  }

  @Get('lost-phone')
  @Shows(people)
  askHow(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
  ) {
    return this.pages.of('operator/lost-phone', actor, { organisationId, personId });
  }

  @Post('lost-phone')
  takeAway(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('personId', ParseUUIDPipe) personId: string, @Submitted(ReasonForm) form: Submission<ReasonForm>,
  ) {
    const whom = { organisationId, personId };
    return form.accept(async ({ commandId, reason }) => {
      const saved = await this.admission.takeSecondFactorAway(actor, commandId, { ...whom, reason });
      await this.factors.takeAway(personId);
      await this.sessions.endAll(personId);
      return seeOther(`/operator/people/${organisationId}/${personId}`, saved);
    }, () => this.pages.of('operator/lost-phone', actor, whom));
  }
}
