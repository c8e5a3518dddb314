import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import { type AnswerToRecommendation, Recommendations, recommendationsView, type StateOfWork } from '#scrutiny';
import { page, seeOther } from '../../answers.js';
import { Choice, Day, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { shownAt } from '../../public/recommendations/stages.js';
import { Shows } from '../../seen.js';

class AnswerForm extends Form {
  @Choice(['accepted', 'accepted-in-part', 'rejected'], 'Select the answer') answer!: AnswerToRecommendation;
  @Text({ most: 2_000, missing: 'Enter the reasons for the answer' }) reasons!: string;
}

class ProgressForm extends Form {
  @Choice(['begun', 'done', 'dropped'], 'Select how far it is') state!: StateOfWork;
  @Text({ most: 1_000, missing: 'Enter what was done, or why it was dropped' }) note!: string;
  @Day() dueOn?: string;
}

/** For whoever answers scrutiny: what the executive says to a recommendation, and how the work goes. */
@Controller('scrutiny/recommendation-answers/:id')
@Requires('answer-scrutiny')
export class RecommendationAnswersController {
  constructor(private readonly recommendations: Recommendations, private readonly clock: Clock) {}

  @Get()
  @Shows(recommendationsView)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const item = await this.recommendations.find(id);
    if (!item) throw new NotFoundException('There is no such recommendation');
    actor.mustBeAllowed('answer-scrutiny', item.organisationId);
    return page('scrutiny/recommendations/answer', { item: shownAt(item, this.clock.now()) });
  }

  @Post('answer')
  answer(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(AnswerForm) form: Submission<AnswerForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther(pathOf(id), await this.recommendations.answer(actor, commandId, id, wish)), () => this.show(actor, id));
  }

  @Post('progress')
  report(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(ProgressForm) form: Submission<ProgressForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther(pathOf(id), await this.recommendations.report(actor, commandId, id, wish)), () => this.show(actor, id));
  }
}

const pathOf = (id: string) => `/scrutiny/recommendation-answers/${id}`;
