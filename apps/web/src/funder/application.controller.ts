import { Controller, Get, Param } from '@nestjs/common';
import { ReasonNeeded } from '#data-protection';
import { type Actor, organisations } from '#identity';
import { applicationsView, declarationsView, roundsView } from '#small-pot-grants';
import { type Answer, page, seeOther } from '../answers.js';
import { WhoFilledIn } from '../apply/who-filled-in.js';
import { likenessWords } from '../organisations/words.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { statusTags } from './application-status.js';
import { FunderApplications } from './funder-applications.js';
import { roundName } from './funder-rounds.js';

/** One application, all of it. */
@Controller('funder/applications/:id')
@Requires('see-applications')
export class ApplicationController {
  constructor(private readonly applications: FunderApplications, private readonly who: WhoFilledIn) {}

  @Get()
  @Shows(applicationsView, roundsView, declarationsView, organisations)
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(actor, id).catch((error: unknown) => {
      if (error instanceof ReasonNeeded) return seeOther(`/funder/applications/${id}/why`);
      throw error;
    });
  }

  private async page(actor: Actor, id: string): Promise<Answer> {
    const { application, round } = await this.applications.find(actor, id);
    return page('funder/application', {
      application, round, name: roundName(round), ...await this.applications.around(application),
      tag: statusTags[application.status], group: await this.applications.groupOf(actor, application), likenessWords,
      filledInBy: await this.who.all(application),
      mayPlace: actor.may('place-application', round.funderId) && application.status === 'submitted',
      mayWithhold: actor.may('withhold-from-publication', round.funderId),
    });
  }
}
