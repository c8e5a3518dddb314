import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { applicationsView, decisionLimits, Reconsiderations, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Choice, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { FunderApplications } from '../funder/funder-applications.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

class AgainForm extends Form {
  @Choice(['confirm', 'take-back'], 'Select whether the decision stands') outcome!: 'confirm' | 'take-back';
  @Text({ most: decisionLimits.reasons, missing: 'Enter your reasons' }) reasons!: string;
}

/** A decision that was called in and sent back is confirmed, or taken back to be decided anew. */
@Controller('panel/applications/:id/again')
@Requires('decide')
export class AgainController {
  constructor(private readonly reading: FunderApplications, private readonly service: Reconsiderations) {}

  @Get()
  @Shows(applicationsView, roundsView)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const { application: { hold } } = await this.reading.find(actor, id);
    return hold?.phase === 'referred-back' ? this.ask(actor, id) : seeOther(`/panel/applications/${id}/decide`);
  }

  @Post()
  decide(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(AgainForm) form: Submission<AgainForm>) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther(`/panel/applications/${id}/decide`, await this.service.decide(actor, commandId, id, wish)),
    () => this.ask(actor, id));
  }

  private async ask(actor: Actor, id: string) {
    const { application: { reference, decision, answers } } = await this.reading.find(actor, id);
    return page('panel/again', { id, reference, decision, group: answers.group?.name, limits: decisionLimits });
  }
}
