import { Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, NotPermitted, people } from '#identity';
import { Refusal } from '#kernel';
import { applicationsView, declarationsView, decisionLimits, Decisions, roundsView } from '#small-pot-grants';
import { type Answer, page, seeOther } from '../answers.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { FunderApplications } from '../funder/funder-applications.js';
import { roundName } from '../funder/funder-rounds.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { DecideForm, penceOf, typedOf } from './decide.form.js';
import { leftIn } from './left.js';
import { PanelMinutes } from './meetings/panel-minutes.js';
import { NotScoredYet } from './not-scored-yet.js';

/** A decider awards in full or in part, or declines; a second page makes sure before it is final. */
@Controller('panel/applications/:id/decide')
@Requires('decide')
export class DecideController {
  constructor(
    private readonly reading: FunderApplications, private readonly decisions: Decisions,
    private readonly notScored: NotScoredYet, private readonly panelVotes: PanelMinutes,
  ) {}

  @Get()
  @Shows(applicationsView, roundsView, declarationsView, people)
  show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.page(actor, id);
  }

  /** Says at once what could not go through, and otherwise asks whether this is meant. */
  @Post()
  check(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(DecideForm) form: Submission<DecideForm>) {
    return form.accept((wish) => atTheAnswer(wish, async () => {
      const { application, round } = await this.reading.find(actor, id);
      const pence = penceOf(wish, application.askedPence);
      if (wish.outcome === 'decline') await this.decisions.rehearseDecline(actor, id);
      else await this.decisions.rehearseAward(actor, id, { pence });
      const leftPence = round.leftPence - pence;
      return page('panel/decide-check', { application, round, pence, leftPence }).filledIn(typedOf(wish));
    }), () => this.page(actor, id));
  }

  @Post('confirm')
  decide(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(DecideForm) form: Submission<DecideForm>) {
    return form.accept((wish) => atTheAnswer(wish, async () => {
      const { application: { roundId, askedPence } } = await this.reading.find(actor, id);
      const { commandId, reasons } = wish;
      const saved = wish.outcome === 'decline'
        ? await this.decisions.decline(actor, commandId, id, { reasons })
        : await this.decisions.award(actor, commandId, id, { reasons, pence: penceOf(wish, askedPence) });
      return seeOther(`/panel/rounds/${roundId}/decide?decided=${id}`, saved);
    }), () => this.page(actor, id));
  }

  private async page(actor: Actor, id: string) {
    const { application: { answers: { contact: _, ...answers }, ...rest }, round } = await this.reading.find(actor, id);
    const application = { ...rest, answers }; // nobody needs to know whom to call to decide
    const neighbourhood = round.terms.area?.neighbourhoods.find(({ wardCodes }) =>
      application.wardCode !== null && wardCodes.includes(application.wardCode));
    return page('panel/decide', {
      application, round, name: roundName(round), ...await this.reading.around(application), limits: decisionLimits,
      left: leftIn(round).filter(({ name }, i) => i === 0 || name === neighbourhood?.name),
      hasScored: application.assessments.some(({ assessorId }) => assessorId === actor.personId),
      mayDecide: round.phase === 'closed' && application.status === 'submitted',
      panelVote: await this.panelVotes.on(application),
      notScoredYet: await this.notScored.by(application),
    });
  }
}

/** Whatever rule says no, it says so beside the answer that was chosen; only a part's amount is a field of its own. */
async function atTheAnswer({ outcome }: DecideForm, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || error instanceof NotPermitted) throw error;
    const field = outcome === 'part' && error.field === 'pence' ? 'pence' : 'outcome';
    throw new Refusal(error.rule, error.message, field);
  }
}
