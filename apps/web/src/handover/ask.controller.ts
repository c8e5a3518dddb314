import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import { applicationsView, handoverLimits as limits, Handovers, handoversView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Email, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { HandoverPages } from './handover-pages.js';

class AskForm extends Form {
  @Text({ most: limits.name, missing: 'Enter the new person’s name' }) name!: string;
  @Email({ most: limits.email, missing: 'Enter the new person’s email address' }) email!: string;
  @Text({ most: limits.reason, missing: 'Enter why the group needs a new person' }) reason!: string;
  @Text({ most: limits.told, missing: 'Enter how you know' }) told!: string;
}

class StopForm extends Form {}

const permission = 'hand-over-groups';
const addressOf = (id: string) => `/funder/groups/${id}/hand-over`;

/** An officer asks that a group goes to a new person, and can stop it. */
@Controller('funder/groups/:id/hand-over')
@Requires(permission)
export class AskController {
  constructor(private readonly pages: HandoverPages, private readonly service: Handovers) {}

  @Get()
  @Shows(handoversView, applicationsView, organisations, people)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return page('handover/ask', { group: await this.pages.around(actor, id, permission), limits,
      mayAskForErasure: actor.may('request-erasure') });
  }

  @Post()
  ask(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(AskForm) form: Submission<AskForm>,
  ) {
    return form.accept(async ({ commandId, name, email, reason, told }) =>
      seeOther(addressOf(id), await this.service.ask(actor, commandId, id, { name, email, reason, told })),
    () => this.show(actor, id));
  }

  @Get('stop')
  @Shows(handoversView)
  async askToStop(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return page('handover/stop', { group: await this.pages.open(actor, id, permission) });
  }

  @Post('stop')
  stop(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(StopForm) form: Submission<StopForm>,
  ) {
    return form.accept(async ({ commandId }) => {
      const { open } = await this.pages.around(actor, id, permission);
      return seeOther(addressOf(id), open && await this.service.withdraw(actor, commandId, open));
    }, () => this.askToStop(actor, id));
  }
}
