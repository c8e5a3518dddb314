import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { roundLimits, Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Text, WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { FunderRounds } from '../funder-rounds.js';

class DecisionForm extends Form {
  @Text({ most: roundLimits.how, missing: 'Enter how it is decided' }) how!: string;
  @Text({ most: roundLimits.decidedBy, missing: 'Enter who decides' }) decidedBy!: string;
  @Text({ most: roundLimits.authority, missing: 'Enter what lets them decide' }) authority!: string;
  @WholeNumber() quorum!: number | undefined;
}

/** How awards are decided, by whom, and what lets them. */
@Controller('funder/rounds/:id/decision')
@Requires('draft-round')
export class DecisionController {
  constructor(private readonly rounds: Rounds, private readonly funder: FunderRounds) {}

  @Get()
  @Shows(roundsView)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const { terms } = await this.funder.draft(actor, id);
    return this.page(id).filledIn({ ...terms.decision, quorum: terms.decision?.quorum ?? '' });
  }

  @Post()
  save(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(DecisionForm) form: Submission<DecisionForm>) {
    return form.accept(async ({ commandId, quorum = null, ...wish }) => {
      const saved = await this.rounds.setDecisionProcess(actor, commandId, id, { ...wish, quorum });
      return seeOther(`/funder/rounds/${id}`, saved);
    }, () => this.funder.find(actor, id).then(() => this.page(id)));
  }

  private page(id: string) {
    return page('funder/sections/decision', { back: `/funder/rounds/${id}`, limits: roundLimits });
  }
}
