import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { applicationsView, PanelMeetings, panelMeetingsView, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Tick, WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { linesOf, memberNames, PanelMinutes } from './panel-minutes.js';

class SignForm extends Form {
  @WholeNumber('Open this page again') entries!: number;
  @Tick('Tick the box when you have read the minutes') isTrue!: boolean;
}

/** The chair reads the minutes, all of them, and signs that they are true. */
@Controller('panel/meetings/:id/sign')
@Requires('sign-panel-minutes')
export class SignController {
  constructor(private readonly minutes: PanelMinutes, private readonly meetings: PanelMeetings) {}

  @Get()
  @Shows(panelMeetingsView, roundsView, applicationsView)
  read(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.page(actor, id);
  }

  @Post()
  sign(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(SignForm) form: Submission<SignForm>) {
    return form.accept(async ({ commandId, entries }) => {
      const { minutes } = await this.minutes.find(actor, id, 'sign-panel-minutes');
      const saved = await this.meetings.sign(actor, commandId, id, { entries });
      return seeOther(`/panel/rounds/${minutes.roundId}/decide?signed=${id}`, saved);
    }, () => this.page(actor, id));
  }

  private async page(actor: Actor, id: string) {
    const paper = await this.minutes.find(actor, id, 'sign-panel-minutes');
    const { minutes } = paper;
    return page('panel/meetings/sign', {
      ...paper, lines: linesOf(paper).filter(({ vote }) => vote), names: memberNames(minutes),
      toSign: minutes.votes.filter(({ isSigned }) => !isSigned).length,
    });
  }
}
