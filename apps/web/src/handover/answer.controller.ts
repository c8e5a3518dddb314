import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Directory, organisations } from '#identity';
import { type HandoverPage, HandoverQueries, Handovers, handoversView } from '#small-pot-grants';
import { type Answer, page, seeOther } from '../answers.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import type { Visit } from '../visit.js';
import { AnswerForm } from './answer.form.js';

/** The group's second contact answers, by the link in the mail that went to the address that the group gave. */
@Controller('hand-over')
export class AnswerHandoverController {
  constructor(
    private readonly queries: HandoverQueries, private readonly service: Handovers,
    private readonly directory: Directory,
  ) {}

  @Get('answered')
  @Public()
  thank() {
    return page('handover/answered');
  }

  @Get(':token')
  @Public()
  @Shows(handoversView, organisations)
  ask(@Param('token') token: string): Promise<Answer> {
    return this.withOpen(token, (move) => this.page(move));
  }

  @Post(':token')
  @Public()
  answer(
    @Req() { actor }: Visit, @Param('token') token: string, @Submitted(AnswerForm) form: Submission<AnswerForm>,
  ): Promise<Answer> {
    return this.withOpen(token, (move) => form.accept(async ({ commandId, answer }) =>
      seeOther('/hand-over/answered', await this.service.answerAsContact(actor, commandId, move, answer === 'yes')),
    () => this.page(move)));
  }

  private async withOpen(token: string, show: (move: HandoverPage) => Answer | Promise<Answer>): Promise<Answer> {
    const move = await this.queries.byLink(token);
    return move ? show(move) : page('handover/over');
  }

  private async page(move: HandoverPage) {
    const { organisationId, funderId } = move;
    const names = await this.directory.organisationNames([organisationId, funderId]);
    return page('handover/answer', {
      move, group: names.get(organisationId) ?? 'Your group', funder: names.get(funderId) ?? 'The funder',
    });
  }
}
