import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import {
  AnswersOfTheAsked, consultationLimits as limits, consultationsView, ProposalQueries, proposalsView,
} from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { ConsultationPages } from './consultation-pages.js';

class AnswerForm extends Form {
  @Text({ most: limits.words, missing: 'Enter your answer' }) words!: string;
}

/** A consortium, a ward councillor or a parish council answers, once. */
@Controller('consultations/:id/answer')
@Requires('answer-consultations')
export class AnswerController {
  constructor(
    private readonly pages: ConsultationPages, private readonly proposals: ProposalQueries,
    private readonly service: AnswersOfTheAsked,
  ) {}

  @Get()
  @Shows(consultationsView, proposalsView, organisations, people)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const { consultation, mine } = await this.pages.asAsked(actor, id);
    const ranked = new Set(consultation.rankings.flatMap(({ order }) => order));
    const all = await this.proposals.in(id);
    return page('s106/consultations/answer', {
      consultation, mine, limits, all, unranked: all.filter((one) => !ranked.has(one.id)).length,
    });
  }

  @Post()
  answer(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(AnswerForm) form: Submission<AnswerForm>,
  ) {
    return form.accept(async ({ commandId, words }) =>
      seeOther(`/consultations/${id}`, await this.service.answer(actor, commandId, id, { words })),
    () => this.ask(actor, id));
  }
}
