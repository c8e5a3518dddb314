import { Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { fundsView, Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { FunderRounds, roundName } from './funder-rounds.js';
import { sectionTitles, unfinished } from './sections.js';

class SendForm extends Form {}

/** The whole round on one page, as it will be read; from here it goes to somebody else for approval. */
@Controller('funder/rounds/:id/check')
@Requires('draft-round')
export class CheckController {
  constructor(private readonly rounds: Rounds, private readonly funder: FunderRounds) {}

  @Get()
  @Shows(roundsView, fundsView, organisations)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    await this.funder.draft(actor, id);
    return this.page(actor, id);
  }

  @Post()
  send(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(SendForm) form: Submission<SendForm>) {
    return form.accept(async ({ commandId }) =>
      seeOther(`/funder/rounds/${id}`, await this.rounds.sendForApproval(actor, commandId, id)),
    () => this.page(actor, id));
  }

  private async page(actor: Actor, id: string) {
    const round = await this.funder.find(actor, id);
    return page('funder/check', {
      round, name: roundName(round), ...await this.funder.around(round), titles: sectionTitles,
      unfinished: unfinished(round),
    });
  }
}
