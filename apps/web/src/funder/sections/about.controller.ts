import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { roundLimits, Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { FunderRounds } from '../funder-rounds.js';

class AboutForm extends Form {
  @Text({ most: roundLimits.name, missing: 'Enter the name of the round' }) name!: string;
  @Text({ most: roundLimits.purpose, missing: 'Enter what the money is for' }) purpose!: string;
  @Text({ most: roundLimits.contact, missing: 'Enter whom people can ask' }) contact!: string;
}

/** What the round is called, what its money is for, and whom people can ask. */
@Controller('funder/rounds/:id/about')
@Requires('draft-round')
export class AboutController {
  constructor(private readonly rounds: Rounds, private readonly funder: FunderRounds) {}

  @Get()
  @Shows(roundsView)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const { terms } = await this.funder.draft(actor, id);
    return this.page(id).filledIn({ ...terms.about });
  }

  @Post()
  save(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(AboutForm) form: Submission<AboutForm>) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther(`/funder/rounds/${id}`, await this.rounds.describe(actor, commandId, id, wish)),
    () => this.funder.find(actor, id).then(() => this.page(id)));
  }

  private page(id: string) {
    return page('funder/sections/about', { back: `/funder/rounds/${id}`, limits: roundLimits });
  }
}
