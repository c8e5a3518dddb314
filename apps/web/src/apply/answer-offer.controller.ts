import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Refusal } from '#kernel';
import { Applications, applicationsView, type ApplicationStatus, roundsView } from '#small-pot-grants';
import { type Answer, page, seeOther } from '../answers.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { Public } from '../permissions.js';
import { Shows } from '../seen.js';
import type { Visit } from '../visit.js';
import { addressOf, type Own, OwnApplications } from './own-applications.js';

class SureForm extends Form {}

type Act = 'accept' | 'refuse' | 'withdraw';
/** What can still be answered in which way. An offer is turned down: taking it back, too, would say one thing twice. */
const possible: Readonly<Record<Act, readonly ApplicationStatus[]>> =
  { accept: ['awarded'], refuse: ['awarded'], withdraw: ['draft', 'submitted'] };
/** A group can say no at any time, and yes once nothing holds its offer up. */
const isPossible = (act: Act, { application: { status, hold } }: Own) =>
  possible[act].includes(status) && (act !== 'accept' || !hold);

/** Answered in another tab before, or too late: the application itself tells best what it now is. */
const settled = ['no-offer', 'offer-held', 'offer-lapsed', 'too-late-to-withdraw'];

function toTheStatus(error: unknown): undefined {
  if (!(error instanceof Refusal && settled.includes(error.rule))) throw error;
}

/** The group's last words: yes or no to an offer, or that it no longer applies. Each is asked for twice. */
@Controller('applications/:id')
export class AnswerOfferController {
  constructor(private readonly own: OwnApplications, private readonly applications: Applications) {}

  @Get('accept') @Public() @Shows(applicationsView, roundsView)
  askToAccept(@Req() visit: Visit, @Param('id') id: string) { return this.ask(visit, id, 'accept'); }

  @Post('accept') @Public() @Shows(applicationsView, roundsView)
  accept(@Req() visit: Visit, @Param('id') id: string, @Submitted(SureForm) form: Submission<SureForm>) {
    return this.act(visit, id, 'accept', form);
  }

  @Get('refuse') @Public() @Shows(applicationsView, roundsView)
  askToRefuse(@Req() visit: Visit, @Param('id') id: string) { return this.ask(visit, id, 'refuse'); }

  @Post('refuse') @Public() @Shows(applicationsView, roundsView)
  refuse(@Req() visit: Visit, @Param('id') id: string, @Submitted(SureForm) form: Submission<SureForm>) {
    return this.act(visit, id, 'refuse', form);
  }

  @Get('withdraw') @Public() @Shows(applicationsView, roundsView)
  askToWithdraw(@Req() visit: Visit, @Param('id') id: string) { return this.ask(visit, id, 'withdraw'); }

  @Post('withdraw') @Public() @Shows(applicationsView, roundsView)
  withdraw(@Req() visit: Visit, @Param('id') id: string, @Submitted(SureForm) form: Submission<SureForm>) {
    return this.act(visit, id, 'withdraw', form);
  }

  private ask(visit: Visit, id: string, act: Act): Promise<Answer> {
    return this.own.show(visit, id, (own) =>
      (isPossible(act, own) ? page(`apply/${act}`, { ...own }) : seeOther(addressOf(id))));
  }

  private act(visit: Visit, id: string, act: Act, form: Submission<SureForm>): Promise<Answer> {
    return this.own.show(visit, id, (own) => form.accept(async ({ commandId }) => {
      const saved = await this.applications[act](own.actor, commandId, id).catch(toTheStatus);
      return seeOther(addressOf(id), saved);
    }, () => page(`apply/${act}`, { ...own })));
  }
}
