import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { organisations } from '#identity';
import { applicationsView, FillingInForGroups, helpingLimits as limits, roundsView } from '#small-pot-grants';
import { type Answer, page, seeOther } from '../answers.js';
import { isOpen, type Own } from '../apply/own-applications.js';
import { Email, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { NeededWhen } from '../forms/needed-when.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import type { Visit } from '../visit.js';
import { HelpedApplications } from './helped-applications.js';
import { tasksIn } from '../apply/tasks.js';
import { WhoFilledIn } from '../apply/who-filled-in.js';

class AskForm extends Form {
  @NeededWhen<AskForm>(({ email }) => email !== '', 'Enter their name, too')
  @Text({ most: limits.contactName }) name!: string;
  @NeededWhen<AskForm>(({ name }) => name !== '', 'Enter their email address, too')
  @Email({ most: limits.email }) email!: string;
}

/** A draft as those see it who fill it in for the group. They never send it: they ask the group to. */
@Controller('helping/:id')
@Requires('fill-in-for-groups')
export class HelpedDraftController {
  constructor(
    private readonly own: HelpedApplications, private readonly service: FillingInForGroups,
    private readonly who: WhoFilledIn,
  ) {}

  @Get()
  @Shows(applicationsView, roundsView, organisations)
  show(@Req() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.own.show(visit, id, async (own) => page('helping/draft', {
      ...around(own), tasks: tasksIn(own), filledInBy: await this.who.of(own.application),
    }));
  }

  @Get('confirm')
  @Shows(applicationsView, roundsView)
  ask(@Req() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.own.show(visit, id, (own) => (isOpen(own) ? asking(own) : seeOther(own.desk.at())));
  }

  @Post('confirm')
  confirm(@Req() visit: Visit, @Param('id') id: string, @Submitted(AskForm) form: Submission<AskForm>) {
    return this.own.show(visit, id, (own) => form.accept(async ({ commandId, name, email }) => {
      const contact = name === '' ? null : { name, email };
      return seeOther(own.desk.at(), await this.service.askToConfirm(own.actor, commandId, id, contact));
    }, () => asking(own)));
  }
}

const asking = (own: Own) =>
  page('helping/confirm', { ...around(own), missing: tasksIn(own).filter(({ state }) => state !== 'done'), limits });

/** `mayCorrect`: it was begun where they work, so whom to write to is theirs to put right. */
const around = ({ actor, application, round, desk }: Own) => ({
  application, round, address: desk.at(), isOpen: round.phase === 'open',
  mayCorrect: application.onBehalf !== null && actor.may('fill-in-for-groups', application.onBehalf.organisationId),
});
