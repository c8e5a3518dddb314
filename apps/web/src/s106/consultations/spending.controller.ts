import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import {
  consultationLimits as limits, type ObligationPage, ObligationQueries, obligationsView, SpendingConsultations,
} from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Text, WholeNumber } from '../../forms/fields.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { AskedForm, AskingWhom, chosen } from './asking-whom.js';

class AskForm extends AskedForm {
  @Text({ most: limits.title, missing: 'Enter a title' }) title!: string;
  @Text({ most: limits.question, missing: 'Enter what you want to know' }) question!: string;
  @WholeNumber('Enter how many days they have') days!: number;
}

/** The sector is asked again when an obligation's money can be spent. */
@Controller('s106/obligations/:id/consult')
@Requires('consult-sector')
export class AskAboutSpendingController {
  constructor(
    private readonly obligations: ObligationQueries, private readonly service: SpendingConsultations,
    private readonly whom: AskingWhom,
  ) {}

  @Get()
  @Shows(obligationsView, organisations, people)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const obligation = await this.find(actor, id);
    return page('s106/consultations/spending', { obligation, limits, ...await this.whom.page(21) }).filledIn({
      ...await this.whom.typed(), title: `Money for community facilities (${obligation.reference})`,
      question: questionOn(obligation), days: '21',
    });
  }

  @Post()
  open(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Submitted(AskForm) form: Submission<AskForm>,
  ) {
    return form.accept(async ({ commandId, list, title, question, days }) => {
      const wish = { title, question, days, asked: chosen(list) };
      const { id: consultationId, ...saved } = await this.service.open(actor, commandId, id, wish);
      return seeOther(`/s106/consultations/${consultationId}`, saved);
    }, () => this.ask(actor, id));
  }

  private async find(actor: Actor, id: string): Promise<ObligationPage> {
    const obligation = await this.obligations.find(id);
    if (!obligation) throw new NotFoundException('There is no such obligation');
    actor.mustBeAllowed('consult-sector', obligation.funderId);
    return obligation;
  }
}

const questionOn = ({ spendOn }: ObligationPage) =>
  `A developer has paid for this: ${spendOn}. How should the money be spent? Tell us what, where, for whom, at which `
  + 'cost and when it could be ready.';
