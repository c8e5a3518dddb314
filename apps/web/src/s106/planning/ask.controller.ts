import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import {
  type AskedWish, consultationLimits as limits, Consultations, planningApplicationsView, type PlanningApplicationPage,
} from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Text } from '../../forms/fields.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { AskedForm, AskingWhom, chosen } from '../consultations/asking-whom.js';
import { PlanningPages } from './planning-pages.js';

class AskForm extends AskedForm {
  @Text({ most: limits.question, missing: 'Enter what you want to know' }) question!: string;
}

/** The sector is asked about a planning application: it has 21 days. */
@Controller('s106/planning/:id/ask')
@Requires('consult-sector')
export class AskAboutPlanningController {
  constructor(
    private readonly pages: PlanningPages, private readonly service: Consultations, private readonly whom: AskingWhom,
  ) {}

  @Get()
  @Shows(planningApplicationsView, organisations, people)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const application = await this.pages.find(actor, id);
    return page('s106/planning/ask', { application, limits, ...await this.whom.page(21) }).filledIn({
      ...await this.whom.typed(), question: questionAbout(application),
    });
  }

  @Post()
  open(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Submitted(AskForm) form: Submission<AskForm>,
  ) {
    return form.accept(async ({ commandId, question, list }) => {
      const { funderId, wardCodes, site, reference } = await this.pages.find(actor, id);
      const asked: readonly AskedWish[] = chosen(list);
      const facts = { funderId, wardCodes, subject: { kind: 'planning', planningApplicationId: id } } as const;
      const { id: consultationId, ...saved } = await this.service.open(actor, commandId, facts,
        { title: `${site} (${reference})`, question, days: 21, asked });
      return seeOther(`/s106/consultations/${consultationId}`, saved);
    }, () => this.ask(actor, id));
  }
}

const questionAbout = ({ dwellings, site, developer }: PlanningApplicationPage) =>
  `${developer} wants to build ${dwellings} homes at ${site}. Which community facilities would the people who move in `
  + 'need? Tell us what, where, for whom, at which cost and when it could be ready.';
