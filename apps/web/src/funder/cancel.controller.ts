import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { applicationsView, roundLimits, Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { FunderRounds, roundName } from './funder-rounds.js';

class CancelForm extends Form {
  @Text({ most: roundLimits.reasons, missing: 'Enter why the round is cancelled' }) reasons!: string;
}

/** The end of a round that does not come about, with the reason that groups will read. */
@Controller('funder/rounds/:id/cancel')
@Requires('cancel-round')
export class CancelController {
  constructor(private readonly rounds: Rounds, private readonly funder: FunderRounds) {}

  @Get()
  @Shows(roundsView, applicationsView)
  ask(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.page(actor, id);
  }

  @Post()
  cancel(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(CancelForm) form: Submission<CancelForm>) {
    return form.accept(async ({ commandId, reasons }) =>
      seeOther(`/funder/rounds/${id}`, await this.rounds.cancel(actor, commandId, id, { reasons })),
    () => this.page(actor, id));
  }

  private async page(actor: Actor, id: string) {
    const round = await this.funder.find(actor, id);
    return page('funder/cancel', { round, name: roundName(round), limits: roundLimits });
  }
}
