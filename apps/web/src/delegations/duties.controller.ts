import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, Duties } from '#identity';
import { page, seeOther } from '../answers.js';
import { Pounds, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';

class DutiesForm extends Form {
  @Pounds('Enter a sum, or 0 for always') scorerFromPence!: number;
  @Pounds('Enter a sum, or 0 for always') approverFromPence!: number;
  @Text({ most: 500, missing: 'Enter the minute, so that everybody can look it up' }) minute!: string;
}

/** From which sum on an organisation keeps duties apart. */
@Controller('delegations/:organisationId/duties')
@Requires('separate-duties')
export class DutiesController {
  constructor(private readonly service: Duties) {}

  @Get()
  async ask(@CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string) {
    actor.mustBeAllowed('separate-duties', organisationId);
    const { scorerFromPence, approverFromPence } = await this.service.of(organisationId);
    const typed = { scorerFromPence: scorerFromPence / 100, approverFromPence: approverFromPence / 100 };
    return page('delegations/duties').filledIn(typed);
  }

  @Post()
  set(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Submitted(DutiesForm) form: Submission<DutiesForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther('/delegations', await this.service.set(actor, commandId, organisationId, wish)),
    () => this.ask(actor, organisationId));
  }
}
