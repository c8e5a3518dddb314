import { Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor } from '#identity';
import { applicationsView, panelLimits, PanelMeetings, panelMeetingsView, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { linesOf, memberNames, PanelMinutes } from './panel-minutes.js';

class PanelInterestForm extends Form {
  @Text({ most: 200, missing: 'Select a member' }) memberId!: string;
  @Text({ most: 200, missing: 'Select a group' }) applicationId!: string;
  @Text({ most: panelLimits.nature, missing: 'Enter what the interest is' }) nature!: string;
}

/** A meeting's minutes: what is voted, what is still to be voted, and who may not vote on what. */
@Controller('panel/meetings/:id')
@Requires('record-panel')
export class MeetingController {
  constructor(private readonly minutes: PanelMinutes, private readonly meetings: PanelMeetings) {}

  @Get()
  @Shows(panelMeetingsView, roundsView, applicationsView)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const paper = await this.minutes.find(actor, id, 'record-panel');
    const lines = linesOf(paper);
    return page('panel/meetings/meeting', {
      ...paper, lines, names: memberNames(paper.minutes),
      toSign: paper.minutes.votes.filter(({ isSigned }) => !isSigned).length,
      toVote: lines.filter(({ vote, isWaiting }) => isWaiting && !vote).length,
    });
  }

  @Get('interests')
  @Shows(panelMeetingsView, roundsView, applicationsView)
  ask(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.interestPage(actor, id);
  }

  @Post('interests')
  declare(
    @CurrentActor() actor: Actor, @Param('id') id: string,
    @Submitted(PanelInterestForm) form: Submission<PanelInterestForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther(`/panel/meetings/${id}`, await this.meetings.declareInterest(actor, commandId, id, wish)),
    () => this.interestPage(actor, id));
  }

  private async interestPage(actor: Actor, id: string) {
    const { minutes, name, table } = await this.minutes.find(actor, id, 'record-panel');
    return page('panel/meetings/interest', {
      minutes, name, members: minutes.present, table: table.filter(({ isWaiting }) => isWaiting), limits: panelLimits,
    });
  }
}
