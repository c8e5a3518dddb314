import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { applicationsView, Handovers, handoversView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { AnswerForm } from './answer.form.js';
import { HandoverPages } from './handover-pages.js';

const permission = 'confirm-handovers';

/** Where a group named no second contact, a second officer answers. */
@Controller('funder/groups/:id/hand-over/confirm')
@Requires(permission)
export class ConfirmController {
  constructor(private readonly pages: HandoverPages, private readonly service: Handovers) {}

  @Get()
  @Shows(handoversView, applicationsView, organisations)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return page('handover/confirm', { group: await this.pages.open(actor, id, permission) });
  }

  @Post()
  answer(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(AnswerForm) form: Submission<AnswerForm>,
  ) {
    return form.accept(async ({ commandId, answer }) => {
      const { open } = await this.pages.around(actor, id, permission);
      const isYes = answer === 'yes';
      return seeOther('/funder', open && await this.service.answerAsOfficer(actor, commandId, open, isYes));
    }, () => this.ask(actor, id));
  }
}
