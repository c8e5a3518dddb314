import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Clock } from '#event-store';
import { organisations } from '#identity';
import { type Instant, isBefore } from '#kernel';
import { neighbourhoodSets } from '#places';
import {
  ApplicationQueries, applicationLimits, applicationsView, RoundQueries, roundsView, WaysBack,
} from '#small-pot-grants';
import { type Answer, page, seeOther } from '../answers.js';
import { Email } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import type { Visit } from '../visit.js';
import { feedbackOn } from './feedback.js';
import { addressOf, type Own, OwnApplications } from './own-applications.js';
import { PlacesForApplicants } from './places-for-applicants.js';
import { tasksIn } from './tasks.js';
import { WhoFilledIn } from './who-filled-in.js';

class EmailLinkForm extends Form {
  @Email({ most: applicationLimits.email, missing: 'Enter your email address' }) email!: string;
}

type Moment = 'started' | 'saved';

/** An application as its group sees it: a list of tasks while it is a draft, then what became of it. */
@Controller('applications')
export class ApplicationController {
  constructor(
    private readonly own: OwnApplications, private readonly applications: ApplicationQueries,
    private readonly rounds: RoundQueries, private readonly waysBack: WaysBack,
    private readonly places: PlacesForApplicants, private readonly clock: Clock, private readonly who: WhoFilledIn,
  ) {}

  @Get()
  @Public()
  @Shows(applicationsView, roundsView)
  async list(@Req() { actor }: Visit): Promise<Answer> {
    const applications = actor ? await this.applications.ofGroup(actor) : [];
    if (applications.length === 0) return seeOther('/return');
    const items = await Promise.all(applications.map(async (application) =>
      ({ application, round: await this.rounds.find(application.roundId) })));
    return page('apply/mine', { items });
  }

  @Get(':id')
  @Public()
  @Shows(applicationsView, roundsView, organisations)
  show(@Req() visit: Visit, @Param('id') id: string) {
    return this.own.show(visit, id, (own) =>
      (own.application.status === 'draft' ? this.tasksOf(own) : statusOf(own, this.clock.now())));
  }

  @Get(':id/started')
  @Public()
  @Shows(applicationsView, roundsView)
  started(@Req() visit: Visit, @Param('id') id: string) {
    return this.own.show(visit, id, (own) => this.wayBack(own, 'started'));
  }

  /** For whoever stops in the middle. */
  @Get(':id/saved')
  @Public()
  @Shows(applicationsView, roundsView)
  saved(@Req() visit: Visit, @Param('id') id: string) {
    return this.own.show(visit, id, (own) => this.wayBack(own, 'saved'));
  }

  @Post(':id/started')
  @Public()
  emailAtStart(
    @Req() visit: Visit, @Param('id') id: string, @Submitted(EmailLinkForm) form: Submission<EmailLinkForm>,
  ) {
    return this.emailLink(visit, id, form, 'started');
  }

  @Post(':id/saved')
  @Public()
  emailLater(
    @Req() visit: Visit, @Param('id') id: string, @Submitted(EmailLinkForm) form: Submission<EmailLinkForm>,
  ) {
    return this.emailLink(visit, id, form, 'saved');
  }

  private emailLink(visit: Visit, id: string, form: Submission<EmailLinkForm>, moment: Moment) {
    return this.own.show(visit, id, (own) => form.accept(async ({ commandId, email }) => {
      const saved = await this.waysBack.emailTo(own.actor, commandId, id, { email });
      return seeOther(addressOf(id, 'link-sent'), saved);
    }, () => this.wayBack(own, moment)));
  }

  @Get(':id/link-sent')
  @Public()
  linkSent(@Req() visit: Visit, @Param('id') id: string) {
    return this.own.show(visit, id, async ({ application }) =>
      page('apply/link-sent', { application, email: await this.waysBack.emailOf(id) }));
  }

  @Get(':id/sent')
  @Public()
  @Shows(applicationsView, roundsView)
  sent(@Req() visit: Visit, @Param('id') id: string) {
    return this.own.show(visit, id, (own) =>
      (own.application.submittedAt ? page('apply/sent', { ...own }) : seeOther(addressOf(id))));
  }

  /** To print, or to keep. */
  @Get(':id/copy')
  @Public()
  @Shows(applicationsView, roundsView, neighbourhoodSets, organisations)
  copy(@Req() visit: Visit, @Param('id') id: string) {
    return this.own.show(visit, id, async ({ application, round }) =>
      page('apply/copy', { application, round, ward: await this.places.nameOf(application.wardCode) }));
  }

  private async tasksOf(own: Own) {
    const { application, round } = own;
    const [tasks, began] = [tasksIn(own), await this.who.began(application)];
    const isComplete = tasks.every(({ state }) => state === 'done');
    return page('apply/tasks', { application, round, tasks, isComplete, began });
  }

  private async wayBack({ actor, application, round }: Own, moment: Moment) {
    const [{ code }, email] =
      await Promise.all([this.waysBack.of(actor, application.id), this.waysBack.emailOf(application.id)]);
    return page('apply/way-back', { moment, application, round, code })
      .filledIn({ email: email ?? application.answers.contact?.email ?? '' });
  }
}

/** An offer ends with its last moment, even where the record does not say so yet. */
function statusOf({ application, round }: Own, now: Instant) {
  const isOffered = application.status === 'awarded' && !application.hold;
  const acceptBy = isOffered ? application.decision?.acceptBy : undefined;
  const status = application.hold ? 'held' : acceptBy && !isBefore(now, acceptBy) ? 'lapsed' : application.status;
  return page('apply/status', { application, round, status, feedback: feedbackOn(application, round) });
}
