import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { roundLimits, Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Choice, Rows, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { FunderRounds } from '../funder-rounds.js';

class Question {
  @Text({ most: roundLimits.question, missing: 'Enter the question' }) question!: string;
  @Choice(['yes', 'no'], 'Select the answer that lets a group apply') passes!: 'yes' | 'no';
  @Text({ most: roundLimits.ifNot, missing: 'Enter what a group reads that may not apply' }) ifNot!: string;
}

class EligibilityForm extends Form {
  @Rows(Question, { most: roundLimits.questions }) questions!: Question[];
}

/** Questions with yes or no that say at once whether a round is for a group. There may be none. */
@Controller('funder/rounds/:id/eligibility')
@Requires('draft-round')
export class EligibilityController {
  constructor(private readonly rounds: Rounds, private readonly funder: FunderRounds) {}

  @Get()
  @Shows(roundsView)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const { terms } = await this.funder.draft(actor, id);
    return this.page(id).filledIn({ questions: terms.eligibility?.questions });
  }

  @Post()
  save(
    @CurrentActor() actor: Actor, @Param('id') id: string,
    @Submitted(EligibilityForm) form: Submission<EligibilityForm>,
  ) {
    return form.accept(async ({ commandId, questions }) => {
      const wish = { questions: questions.map((one, i) => ({ id: `question-${i + 1}`, ...one })) };
      return seeOther(`/funder/rounds/${id}`, await this.rounds.setEligibility(actor, commandId, id, wish));
    }, () => this.funder.find(actor, id).then(() => this.page(id)));
  }

  private page(id: string) {
    return page('funder/sections/eligibility', { back: `/funder/rounds/${id}` });
  }
}
