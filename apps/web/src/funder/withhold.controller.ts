import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import {
  Applications, applicationsView, declarationsView, decisionLimits, roundsView, type WithheldPart,
} from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Choices, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { FunderApplications } from './funder-applications.js';
import { tellTales } from './tell-tale.js';

const parts: readonly WithheldPart[] = ['group', 'place'];

class WithholdForm extends Form {
  @Choices(parts, 'Select what to keep from the public') parts!: WithheldPart[];
  @Text({ most: decisionLimits.withheldReason, missing: 'Enter why' }) reason!: string;
}

/** Keeps a refuge's name or address, for one, out of the public register, and shows what the public sees then. */
@Controller('funder/applications/:id/withhold')
@Requires('withhold-from-publication')
export class WithholdController {
  constructor(private readonly applications: FunderApplications, private readonly service: Applications) {}

  @Get()
  @Shows(applicationsView, roundsView, declarationsView)
  async ask(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const { application: { withheld } } = await this.applications.find(actor, id);
    return (await this.page(actor, id)).filledIn({ ...withheld });
  }

  @Post()
  withhold(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(WithholdForm) form: Submission<WithholdForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther(`/funder/applications/${id}`, await this.service.withhold(actor, commandId, id, wish)),
    () => this.page(actor, id));
  }

  private async page(actor: Actor, id: string) {
    const { application } = await this.applications.find(actor, id);
    return page('funder/withhold', {
      application, limits: decisionLimits, tellTales: tellTales(application),
      ward: (await this.applications.around(application)).ward,
    });
  }
}
