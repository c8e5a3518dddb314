import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import type { Instant } from '#kernel';
import { Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Moment, WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { typedMoment } from '../../forms/typed.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { FunderRounds } from '../funder-rounds.js';

class TimetableForm extends Form {
  @Moment('Enter when the round opens') opensAt!: Instant;
  @Moment('Enter when the round closes') closesAt!: Instant;
  @WholeNumber('Enter how many days a group has to accept') daysToAccept!: number;
}

/** When the round opens and closes, by the clocks of London, and how long an offer stands. */
@Controller('funder/rounds/:id/timetable')
@Requires('draft-round')
export class TimetableController {
  constructor(private readonly rounds: Rounds, private readonly funder: FunderRounds) {}

  @Get()
  @Shows(roundsView)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const { terms: { timetable } } = await this.funder.draft(actor, id);
    if (!timetable) return this.page(id);
    const { opensAt, closesAt, daysToAccept } = timetable;
    const typed = { opensAt: typedMoment(opensAt), closesAt: typedMoment(closesAt), daysToAccept };
    return this.page(id).filledIn(typed);
  }

  @Post()
  save(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(TimetableForm) form: Submission<TimetableForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther(`/funder/rounds/${id}`, await this.rounds.setTimetable(actor, commandId, id, wish)),
    () => this.funder.find(actor, id).then(() => this.page(id)));
  }

  private page(id: string) {
    return page('funder/sections/timetable', { back: `/funder/rounds/${id}` });
  }
}
