import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { consultationLimits as limits, Consultations, consultationsView, type Grade } from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Choice, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { ConsultationPages } from './consultation-pages.js';

const developments = ['little', 'much'] as const;
const grades = ['yes', 'partly', 'no'] as const;

class PilotForm extends Form {
  @Choice(developments, 'Select how much is being built there') development!: (typeof developments)[number];
  @Text({ most: limits.why, missing: 'Enter why this site is a good one to try it on' }) why!: string;
}

class EvaluationForm extends Form {
  @Choice(grades, 'Select whether people understood it') understood!: Grade;
  @Text({ most: limits.why, missing: 'Enter how you know that they did, or did not' }) understoodWhy!: string;
  @Choice(grades, 'Select whether the answer was used') used!: Grade;
  @Text({ most: limits.why, missing: 'Enter how it was used, or why not' }) usedWhy!: string;
  @Text({ most: limits.cameOfIt, missing: 'Enter what came of it' }) cameOfIt!: string;
}

/** A site on which asking the sector is tried out, and what was learnt there. */
@Controller('s106/consultations/:id')
@Requires('consult-sector')
export class PilotController {
  constructor(private readonly pages: ConsultationPages, private readonly service: Consultations) {}

  @Get('pilot')
  @Shows(consultationsView)
  async askMark(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return page('s106/consultations/pilot', { consultation: await this.pages.ofCouncil(actor, id), limits });
  }

  @Post('pilot')
  mark(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(PilotForm) form: Submission<PilotForm>,
  ) {
    return form.accept(async ({ commandId, development, why }) =>
      seeOther(`/s106/consultations/${id}`, await this.service.markPilot(actor, commandId, id, { development, why })),
    () => this.askMark(actor, id));
  }

  @Get('evaluate')
  @Shows(consultationsView)
  async askEvaluation(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return page('s106/consultations/evaluate', { consultation: await this.pages.ofCouncil(actor, id), limits });
  }

  @Post('evaluate')
  evaluate(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(EvaluationForm) form: Submission<EvaluationForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther(`/s106/consultations/${id}`, await this.service.evaluatePilot(actor, commandId, id, wish)),
    () => this.askEvaluation(actor, id));
  }
}
