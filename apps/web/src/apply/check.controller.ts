import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { organisations } from '#identity';
import { Refusal } from '#kernel';
import { neighbourhoodSets } from '#places';
import { Applications, applicationsView, pages, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Tick } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { PublicNotices } from '../privacy/public-notices.js';
import { Shows } from '../seen.js';
import type { Visit } from '../visit.js';
import { addressOf, type Own, OwnApplications } from './own-applications.js';
import { PlacesForApplicants } from './places-for-applicants.js';
import { WhoFilledIn } from './who-filled-in.js';

class SendForm extends Form {
  @Tick('Tick the box to say that this is true') declared!: boolean;
}

/** Everything once more, then it is sent. */
@Controller('applications/:id/check')
export class CheckController {
  constructor(
    private readonly own: OwnApplications, private readonly applications: Applications,
    private readonly places: PlacesForApplicants, private readonly notices: PublicNotices,
    private readonly who: WhoFilledIn,
  ) {}

  @Get()
  @Public()
  @Shows(applicationsView, roundsView, neighbourhoodSets, organisations)
  ask(@Req() visit: Visit, @Param('id') id: string) {
    return this.own.show(visit, id, (own) =>
      (own.application.status === 'draft' ? this.page(own) : seeOther(addressOf(id))));
  }

  @Post()
  @Public()
  @Shows(applicationsView, roundsView, neighbourhoodSets, organisations)
  send(@Req() visit: Visit, @Param('id') id: string, @Submitted(SendForm) form: Submission<SendForm>) {
    return this.own.show(visit, id, (own) => form.accept(
      async ({ commandId, declared }) => seeOther(addressOf(id, 'sent'), await this.submit(own, commandId, declared)),
      () => this.page(own)));
  }

  /** Sent from two tabs is sent all the same. */
  private submit({ actor, application: { id } }: Own, commandId: string, declared: boolean) {
    return this.applications.submit(actor, commandId, id, { declared }).catch((error: unknown) => {
      if (error instanceof Refusal && error.rule === 'already-sent') return undefined;
      throw error;
    });
  }

  private async page({ application, round }: Own) {
    return page('apply/check', {
      application, round, missing: pages.filter((name) => !Object.hasOwn(application.answers, name)),
      ward: await this.places.nameOf(application.wardCode), controller: await this.notices.controller(round.funderId),
      filledInBy: await this.who.of(application),
    });
  }
}
