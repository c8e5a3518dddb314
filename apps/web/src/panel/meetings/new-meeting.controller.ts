import { Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, people } from '#identity';
import { Refusal } from '#kernel';
import { applicationsView, panelLimits, PanelMeetings, type Present, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Day, Rows, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { Picked } from '../../forms/picked.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { roundName } from '../../funder/funder-rounds.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { PanelMinutes } from './panel-minutes.js';

class Volunteer {
  @Text({ most: panelLimits.name, missing: 'Enter the name' }) name!: string;
}

class MeetingForm extends Form {
  @Day('Enter the day on which the panel met') heldOn!: string;
  @Picked({ most: panelLimits.members }) present!: string[];
  @Rows(Volunteer, { most: panelLimits.members }) volunteers!: Volunteer[];
}

/** The clerk opens the minutes: when the panel met, and who was there. */
@Controller('panel/rounds/:id/meetings/new')
@Requires('record-panel')
export class NewMeetingController {
  constructor(private readonly minutes: PanelMinutes, private readonly meetings: PanelMeetings) {}

  @Get()
  @Shows(roundsView, applicationsView, people)
  ask(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.page(actor, id);
  }

  /** The form's id becomes the meeting's, so that a second click opens the same minutes. */
  @Post()
  open(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(MeetingForm) form: Submission<MeetingForm>) {
    return form.accept(async ({ commandId, heldOn, ...who }) => {
      const present = await this.presentOf(actor, id, who);
      const wish = { meetingId: commandId, roundId: id, heldOn, present };
      return seeOther(`/panel/meetings/${commandId}`, await this.meetings.open(actor, commandId, wish));
    }, () => this.page(actor, id));
  }

  private async presentOf(
    actor: Actor, id: string, { present, volunteers }: Pick<MeetingForm, 'present' | 'volunteers'>,
  ): Promise<readonly Present[]> {
    const { funderId } = await this.minutes.closedRound(actor, id);
    const known = new Map((await this.minutes.membersOf(funderId)).map((one) => [one.id, one.name]));
    if (!present.every((personId) => known.has(personId)))
      throw new Refusal('not-a-member', 'Choose members of this panel', 'present');
    return [
      ...present.map((personId) => ({ personId, name: known.get(personId)! })),
      ...volunteers.map(({ name }) => ({ personId: null, name })),
    ];
  }

  private async page(actor: Actor, id: string) {
    const round = await this.minutes.closedRound(actor, id);
    return page('panel/meetings/new-meeting', {
      round, name: roundName(round), members: await this.minutes.membersOf(round.funderId),
    });
  }
}
