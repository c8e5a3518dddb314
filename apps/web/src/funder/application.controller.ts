import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '#identity';
import { applicationsView, declarationsView, roundsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { statusTags } from './application-status.js';
import { FunderApplications } from './funder-applications.js';
import { roundName } from './funder-rounds.js';

/** One application, all of it. */
@Controller('funder/applications/:id')
@Requires('see-applications')
export class ApplicationController {
  constructor(private readonly applications: FunderApplications) {}

  @Get()
  @Shows(applicationsView, roundsView, declarationsView)
  async read(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const { application, round } = await this.applications.find(actor, id);
    return page('funder/application', {
      application, round, name: roundName(round), ...await this.applications.around(application),
      tag: statusTags[application.status],
      mayPlace: actor.may('place-application', round.funderId) && application.status === 'submitted',
      mayWithhold: actor.may('withhold-from-publication', round.funderId),
    });
  }
}
