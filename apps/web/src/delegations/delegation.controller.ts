import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, DelegationQueries, Delegations, delegations, reachInWords } from '#identity';
import { page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

class EndForm extends Form {
  @Text({ most: 500, missing: 'Enter why it ends' }) reason!: string;
}

/** Ending a delegation before its time. */
@Controller('delegations/:id/end')
@Requires('give-delegations')
export class DelegationController {
  constructor(private readonly service: Delegations, private readonly queries: DelegationQueries) {}

  @Get()
  @Shows(delegations)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const delegation = await this.queries.find(id);
    if (!delegation) throw new NotFoundException('There is no such delegation');
    actor.mustBeAllowed('give-delegations', delegation.organisationId);
    const who = await this.queries.inWords([delegation.to]);
    return page('delegations/end-delegation', { to: who(delegation.to), reach: reachInWords(delegation) });
  }

  @Post()
  @Shows(delegations)
  end(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(EndForm) form: Submission<EndForm>,
  ) {
    return form.accept(async ({ commandId, reason }) =>
      seeOther('/delegations', await this.service.end(actor, commandId, id, { reason })), () => this.ask(actor, id));
  }
}
