import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import {
  planningApplicationsView, PlanningApplications, planningLimits as limits, proposalsView,
} from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { PlanningPages } from './planning-pages.js';

class TellForm extends Form {
  @Text({ most: limits.words, missing: 'Enter what the developer should know' }) words!: string;
}

/** The developer is told what the sector asks for, and how each request was tested. */
@Controller('s106/planning/:id/tell')
@Requires('consult-sector')
export class TellDeveloperController {
  constructor(private readonly pages: PlanningPages, private readonly service: PlanningApplications) {}

  @Get()
  @Shows(planningApplicationsView, proposalsView)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return page('s106/planning/tell', { application: await this.pages.find(actor, id), limits });
  }

  @Post()
  tell(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(TellForm) form: Submission<TellForm>,
  ) {
    return form.accept(async ({ commandId, words }) =>
      seeOther(`/s106/planning/${id}`, await this.service.tellDeveloper(actor, commandId, id, { words })),
    () => this.ask(actor, id));
  }
}
